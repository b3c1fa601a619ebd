export type Patience = "calm" | "warn" | "late";

const MINUTE = 60_000;

/** Until teams have limits of their own: amber after ten minutes, red after thirty. */
const WARN_MS = 10 * MINUTE;
const LATE_MS = 30 * MINUTE;

/** How a wait of so many milliseconds should look. */
export const patienceFor = (waited: number): Patience =>
  waited >= LATE_MS ? "late" : waited >= WARN_MS ? "warn" : "calm";
