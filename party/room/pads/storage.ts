import type { Id } from "#shared/ids.ts";

/** The pads that a room keeps, in its own storage. `meta` is plain data of at most 128 KiB. */
export type PadStorage = {
  load: (pad: Id) => Promise<{ meta: unknown; updates: Uint8Array[] } | null>;
  /** Resolves when kept. The meta is kept no later than the updates. */
  append: (pad: Id, meta: unknown, updates: readonly Uint8Array[]) => Promise<void>;
  /** Replaces all updates by one state of the same epoch; a crash leaves the old ones, the new one, or both. */
  compact: (pad: Id, meta: unknown, state: Uint8Array | null) => Promise<void>;
  /** Leaves nothing of a pad, or all of it. */
  remove: (pad: Id) => Promise<void>;
  ids: () => Promise<Id[]>;
};
