import * as v from "valibot";
import { SafetyDelay } from "../model/team.ts";
import { command, done, refused } from "./command.ts";

/** Tempo de segurança: one's own in place of the teams'; null goes by the teams' again. */
export const setOwnSafetyDelay = command({
  name: "set_own_safety_delay",
  args: v.strictObject({ safetyDelayMs: v.nullable(SafetyDelay) }),
  reads: () => ({ org: true }),
  decide(world, { safetyDelayMs }, { actor }) {
    const user = world.org?.users.find((it) => it.id === actor.userId);
    if (!user) return refused("not_found");
    return user.safetyDelayMs === safetyDelayMs
      ? done()
      : done({ type: "user", user: { ...user, safetyDelayMs }, was: user });
  },
});
