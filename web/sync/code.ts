import { late } from "./late.ts";

/** What the list can be painted without. */
export const LEADING = late(() => import("./lead.ts"));

/** The commands: whatever gives one is shown only once this is here, and so is what waits in the outbox. */
export const DECIDING = late(() => import("./commander.ts"));

/** Messages, and whether what the disk holds is as this build would have written it. */
export const READING = late(() => import("./reading.ts"));

/** What is asked of the server. */
export const ASKING = late(() => import("./api.ts"));

/** Yjs, and what reads and merges with it. */
export const PADS = late(() => import("./pads/merging.ts"));

/** A copy on this device: for the first time, anew, of an older build, or when there is no room for it. */
export const MAKING = late(() => import("./rebuild.ts"));
