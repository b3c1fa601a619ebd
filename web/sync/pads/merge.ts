import type { Yjs } from "./yjs.ts";

/** One update for several, which may come in any order. */
export const merged = (Y: Yjs, updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  (updates.length === 1 ? updates[0] : Y.mergeUpdates([...updates])) as Uint8Array<ArrayBuffer>;
