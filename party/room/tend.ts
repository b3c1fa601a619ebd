import type { Core } from "./core.ts";
import type { Follower } from "./follower.ts";
import { factsFrames } from "./framing.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { tendPads } from "./pads/tend.ts";
import { expireTyping } from "./presence.ts";
import type { Session } from "./session.ts";

/** What a room does when its alarm rings: lets go of what is overdue, looks for rows it was not told of, sets the next. */
export const tend = async (core: Core, follower: Follower): Promise<void> => {
  const { clock, report } = core.ports;
  for (const session of core.sessions.all()) if (isOverdue(session, clock.now())) refuse(core, session, "slow");
  const typingUntil = expireTyping(core);
  let pause: number = LIMITS.pullMs;
  try {
    await follower.prune();
    if (hasEntered(core)) await follower.fetch();
  } catch (error) {
    report(error);
    pause = LIMITS.retryMs;
  }
  for (const { session } of core.sessions.entered()) moveCursor(core, session);
  const now = clock.now();
  const due = [...core.sessions.all()].map((it) =>
    it.kept.userId === null ? it.kept.since + LIMITS.helloMs : now + pause,
  );
  if (due.length > 0) await core.alarm.by(Math.min(...due, typingUntil ?? Infinity));
  if (await tendPads(core)) await core.alarm.by(clock.now() + LIMITS.unsavedMs);
};

const isOverdue = (session: Session, now: number): boolean =>
  (session.kept.userId === null && now - session.kept.since >= LIMITS.helloMs) || session.unacked.isLost(now);

const hasEntered = (core: Core): boolean => !core.sessions.entered().next().done;

/** Tells a client that it was passed by rows which told it nothing, so that it need not come back to them. */
const moveCursor = (core: Core, session: Session): void => {
  if (session.unacked.isLagging || session.sentTo >= session.told) return;
  const empty = factsFrames([{ seq: session.told, told: null }]);
  for (const frame of empty) session.sendFacts(frame, core.ports.clock.now());
};
