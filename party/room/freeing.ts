import { detached, type Core } from "./core.ts";
import { tellOnline } from "./online.ts";
import { tellAllLookers } from "./presence.ts";
import type { Session } from "./session.ts";
import { settle } from "./settle.ts";

/** Frees some of what a client has to acknowledge. One that lagged, and no longer does, goes on where it was. */
export const freeing = (core: Core, session: Session, free: () => void): void => {
  const wasLagging = session.unacked.isLagging;
  free();
  if (!wasLagging || session.unacked.isLagging) return;
  detached(core, settle(core, session));
  tellAllLookers(core, session);
  tellOnline(core, session);
};
