import type { Ports } from "../../../../web/sync/ports.ts";

/** A tab's ports with which a copy shows its first rows, and reads the rest when it is told to go on. */
export const heldOpening = (ports: Ports): { ports: Ports; goOn: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const request = async (...asked: Parameters<LockManager["request"]>): Promise<unknown> => {
    await promise;
    return ports.locks.request(...asked);
  };
  return { ports: { ...ports, locks: { request: request as LockManager["request"] } }, goOn: resolve };
};
