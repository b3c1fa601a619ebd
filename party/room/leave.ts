import type { RefusalReason } from "#shared/protocol/frames.ts";
import type { Core } from "./core.ts";
import { abandonPads } from "./pads/abandon.ts";
import { tellLookers } from "./presence.ts";
import type { Session } from "./session.ts";

/** The session is over: nothing more is sent to it, and others see that its user left. */
export const leave = (core: Core, session: Session): void => {
  if (!core.sessions.isOpen(session)) return;
  core.sessions.remove(session);
  abandonPads(core, session);
  const { lookingAt, userId } = session.kept;
  if (lookingAt !== null) tellLookers(core, lookingAt);
  if (userId !== null) core.announceOnline();
};

/** Turns a connection away, with the reason in a frame and in the close code. */
export const refuse = (core: Core, session: Session, reason: RefusalReason): void => {
  if (!core.sessions.isOpen(session)) return;
  session.refuse(reason);
  leave(core, session);
};
