import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { Held } from "./held.ts";

export type ResetPlan = {
  /** Of the feed's team and not listed: no longer visible. */
  dropped: Id[];
  /** Listed, and missing here or older. */
  wanted: Id[];
  /** Held but older than listed: messages may have been missed. */
  stale: Id[];
  /** What is held of another epoch: a version that any other replaces, and no messages. */
  conversations: Conversation[];
  emptied: Id[];
};

/**
 * What a feed's full visible list of `(id, version)` asks of what is held. In a new epoch the database may have been
 * restored to an earlier time: then what is held here may be of a past that is no more, whatever its version.
 */
export const planReset = (
  { conversations }: Pick<Held, "conversations">,
  scope: Scope,
  versions: readonly (readonly [Id, number])[],
  isAnew: boolean,
): ResetPlan => {
  const listed = new Set(versions.map(([id]) => id));
  const versionOf = (id: Id) => (isAnew ? 0 : (conversations.get(id)?.version ?? 0));
  const wanted = versions.filter(([id, version]) => versionOf(id) < version).map(([id]) => id);
  const known = wanted.flatMap((id) => conversations.get(id) ?? []);
  const knownIds = known.map((it) => it.id);
  return {
    dropped: [...conversations.values()]
      .filter((it) => teamScope(it.team.id) === scope && !listed.has(it.id))
      .map((it) => it.id),
    wanted,
    stale: isAnew ? [] : knownIds,
    conversations: isAnew ? known.map((it) => ({ ...it, version: 0 })) : [],
    emptied: isAnew ? knownIds : [],
  };
};
