import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { isMember, permitted } from "./conversation-rules.ts";

/** Hands a conversation to a team's queue, or to a member of that team, who becomes its attendant. */
export const transfer = command({
  name: "transfer",
  args: v.strictObject({ conversationId: Id, teamId: Id, userId: v.nullable(Id) }),
  reads: ({ conversationId }) => ({ conversation: conversationId, org: true }),
  decide(world, { teamId, userId }, { actor, now, newId }) {
    const allowed = permitted(world, actor, "conversation.transfer");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state === "concluded") return refused("not_open");
    const team = world.org?.teams.find((it) => it.id === teamId);
    if (!team) return refused("not_found", "teamId");
    const person = userId === null ? null : world.org?.users.find((it) => it.id === userId);
    if (person === undefined) return refused("not_found", "userId");
    if (person && !isMember(world, team.id, person.id)) return refused("not_a_member", "userId");
    if (team.id === was.teamId && (person?.id ?? null) === was.attendantId) return refused("same_place");
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      set: {
        teamId: team.id,
        state: person ? "open" : "queued",
        attendantId: person?.id ?? null,
        ...(person ? {} : { waitingSince: conversation.waitingSince ?? now }),
      },
      event: {
        id: newId(),
        content: { event: "transferred", by: actor.name, toTeam: team.name, toUser: person?.name ?? null },
      },
    });
  },
});
