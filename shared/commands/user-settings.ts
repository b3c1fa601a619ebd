import * as v from "valibot";
import { Id } from "../ids.ts";
import { Email, Password, Role, UserName } from "../model/user.ts";
import { may } from "../policy/permissions.ts";
import { command, done, refused } from "./command.ts";
import type { World } from "./world.ts";

/** The password reaches the server only, which keeps nothing but its hash: this command never waits in an outbox. */
export const createUser = command({
  name: "create_user",
  args: v.strictObject({ userId: Id, name: UserName, email: Email, role: Role, password: Password }),
  reads: () => ({ org: true }),
  decide(world, { userId, name, email, role }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (world.org?.users.some((it) => it.email === email)) return refused("email_taken", "email");
    return done({ type: "user", user: { id: userId, name, email, role, safetyDelayMs: null }, was: null });
  },
});

export const editUser = command({
  name: "edit_user",
  args: v.strictObject({ userId: Id, name: UserName, role: Role }),
  reads: () => ({ org: true }),
  decide(world, { userId, name, role }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    const user = world.org?.users.find((it) => it.id === userId);
    if (!user) return refused("not_found");
    if (role !== "admin" && isLastAdmin(world, userId)) return refused("last_admin", "role");
    return done({ type: "user", user: { ...user, name, role }, was: user });
  },
});

/** Takes a user out of the company: signed out everywhere, out of every team, open conversations back into the queues. */
export const removeUser = command({
  name: "remove_user",
  args: v.strictObject({ userId: Id }),
  reads: () => ({ org: true }),
  decide(world, { userId }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (!world.org?.users.some((it) => it.id === userId)) return refused("not_found");
    if (isLastAdmin(world, userId)) return refused("last_admin");
    const leaving = world.org.memberships.filter((it) => it.userId === userId);
    return done(...leaving.map((it) => ({ type: "member_removed" as const, teamId: it.teamId, userId })), {
      type: "user_removed",
      userId,
    });
  },
});

const isLastAdmin = (world: World, userId: Id): boolean => {
  const admins = world.org?.users.filter((it) => it.role === "admin") ?? [];
  return admins.length === 1 && admins[0]?.id === userId;
};
