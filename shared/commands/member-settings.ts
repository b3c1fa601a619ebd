import * as v from "valibot";
import { Id } from "../ids.ts";
import { may } from "../policy/permissions.ts";
import { command, done, refused } from "./command.ts";
import { isMember } from "./conversation-rules.ts";

/** Makes a user a member of a team, or changes whether they supervise it. */
export const setMember = command({
  name: "set_member",
  args: v.strictObject({ teamId: Id, userId: Id, isSupervisor: v.boolean() }),
  reads: () => ({ org: true }),
  decide(world, { teamId, userId, isSupervisor }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (!world.org?.teams.some((it) => it.id === teamId)) return refused("not_found", "teamId");
    if (!world.org.users.some((it) => it.id === userId)) return refused("not_found", "userId");
    return done({ type: "member", membership: { teamId, userId, isSupervisor } });
  },
});

/** Takes a user out of a team; their open conversations of that team go back into its queue. */
export const removeMember = command({
  name: "remove_member",
  args: v.strictObject({ teamId: Id, userId: Id }),
  reads: () => ({ org: true }),
  decide(world, { teamId, userId }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (!world.org?.teams.some((it) => it.id === teamId)) return refused("not_found", "teamId");
    return isMember(world, teamId, userId) ? done({ type: "member_removed", teamId, userId }) : done();
  },
});
