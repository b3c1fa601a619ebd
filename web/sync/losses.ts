import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { teamScope } from "#shared/protocol/scope-names.ts";

/** What has been taken away, and when: an answer that was given before that may come after it. */
export const createLosses = () => {
  const lostAt = new Map<Id | Scope, number>();
  let moment = 0;
  return {
    /** To be asked before the server is. */
    moment: () => moment,

    note(lost: Iterable<Id | Scope>): void {
      moment += 1;
      for (const it of lost) lostAt.set(it, moment);
    },

    /** Whether the conversation, or its feed, has been taken away after that moment. */
    hasTaken: (it: Conversation, after: number): boolean =>
      [it.id, teamScope(it.team.id)].some((key) => (lostAt.get(key) ?? 0) > after),
  };
};
