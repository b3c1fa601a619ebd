import { encodeFrame } from "#shared/protocol/codec.ts";
import { parseScope } from "#shared/protocol/scope.ts";
import type { Core } from "./core.ts";
import type { Bytes } from "./framing.ts";
import { LIMITS } from "./limits.ts";
import { paced } from "./paced.ts";
import type { Session } from "./session.ts";

/** In a company's room, tells everybody who is online when that has changed; elsewhere does nothing. */
export const onlineAnnouncer = (core: Pick<Core, "ports" | "sessions">): (() => void) => {
  if (!isCompany(core)) return () => {};
  let last = "";
  return paced(core.ports.clock, LIMITS.onlineMs, () => {
    const userIds = online(core);
    if (userIds.join() === last) return;
    last = userIds.join();
    const bytes = frame(userIds);
    for (const { session } of core.sessions.entered()) if (!session.unacked.isLagging) session.send(bytes);
  });
};

export const tellOnline = (core: Pick<Core, "ports" | "sessions">, session: Session): void => {
  if (isCompany(core)) session.send(frame(online(core)));
};

const isCompany = ({ ports }: Pick<Core, "ports">): boolean => parseScope(ports.scope).kind === "company";

const online = ({ sessions }: Pick<Core, "sessions">): string[] =>
  [...new Set([...sessions.entered()].map((it) => it.userId))].toSorted();

const frame = (userIds: string[]): Bytes => encodeFrame({ type: "online", userIds });
