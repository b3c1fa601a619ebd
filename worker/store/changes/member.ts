import type { Audience } from "#shared/model/conversation.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { logConversation, logFact } from "../change-log.ts";
import { all, guard, type SQL, sql } from "../db.ts";
import { audit } from "./audit.ts";
import { insertEvent } from "./conversation.ts";
import type { ChangeOf, Writing } from "./writing.ts";

/** The team's own scope is told too: its room decides by its members. */
export const memberChange = ({ membership }: ChangeOf<"member">, writing: Writing): SQL[] => {
  const { companyId, now } = writing;
  const { teamId, userId, isSupervisor } = membership;
  return [
    sql`insert into memberships (team_id, user_id, company_id, is_supervisor)
      select t.id, u.id, t.company_id, ${isSupervisor ? 1 : 0} from teams t join users u on u.company_id = t.company_id
      where t.id = ${teamId} and u.id = ${userId} and u.removed_at is null and t.company_id = ${companyId}
      on conflict (team_id, user_id) do update set is_supervisor = excluded.is_supervisor`,
    guard,
    logFact(companyScope(companyId), companyId, { fact: "member", membership }, now),
    logFact(teamScope(teamId), companyId, { fact: "member", membership }, now),
    audit(writing, "member", userId, membership),
  ];
};

/** The member's open conversations go back into the queue first; one taken meanwhile makes the batch a conflict. */
export const memberRemoval = async (
  { teamId, userId }: ChangeOf<"member_removed">,
  writing: Writing,
): Promise<SQL[]> => {
  const { d1, companyId, now, newId } = writing;
  const left = await all<{ id: string; name: string }>(
    d1,
    sql`select c.id, u.name from conversations c join users u on u.id = c.attendant_id
      where c.team_id = ${teamId} and c.attendant_id = ${userId} and c.state = 'open' and c.company_id = ${companyId}`,
  );
  const before: Audience = { teamId, state: "open", attendantId: userId };
  const fact = { fact: "member_removed", teamId, userId } as const;
  return [
    // Told first, so that nothing of what follows reaches who was removed.
    logFact(companyScope(companyId), companyId, fact, now),
    logFact(teamScope(teamId), companyId, fact, now),
    ...left.flatMap(({ id, name }) => {
      const event = { id: newId(), content: { event: "returned", from: name } as const };
      return [
        sql`update conversations set version = version + 1, state = 'queued', attendant_id = null,
          waiting_since = coalesce(waiting_since, ${now})
          where id = ${id} and team_id = ${teamId} and attendant_id = ${userId} and state = 'open'`,
        guard,
        insertEvent(id, event, writing),
        logConversation({ conversationId: id, messageId: event.id, before, now }),
      ];
    }),
    sql`delete from memberships where team_id = ${teamId} and user_id = ${userId} and company_id = ${companyId}`,
    guard,
    audit(writing, "member_removed", userId, { teamId }),
  ];
};
