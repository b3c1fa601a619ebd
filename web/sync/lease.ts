import type { Clock } from "./ports.ts";

/** How long a device keeps its copy readable without having spoken to the server, in milliseconds. */
export const LEASE_MS = 72 * 3_600_000;

const CHECK_EVERY_MS = 10 * 60_000;

/** A clock that was set back far says nothing of how long it has been. */
export const isLeaseOver = (contactedAt: number, now: number): boolean => Math.abs(now - contactedAt) > LEASE_MS;

/** Calls once when the lease of an open copy is over. Gives back what ends the watch. */
export const watchLease = (clock: Clock, contactedAt: () => number, onOver: () => void): (() => void) => {
  let cancel = (): void => {};
  const wait = (): void => {
    cancel = clock.after(CHECK_EVERY_MS, () => (isLeaseOver(contactedAt(), clock.now()) ? onOver() : wait()));
  };
  wait();
  return () => cancel();
};
