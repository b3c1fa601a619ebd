import type { Id } from "#shared/ids.ts";
import type { PadStorage } from "../../../../party/room/pads/storage.ts";

type Stored = { meta: unknown; updates: Uint8Array[] };

/** A room's pads as they lie in storage. `written` runs before each write, and may wait or fail. */
export const padStorageDouble = (stored: Map<Id, Stored>, written: () => Promise<void>): PadStorage => ({
  load: async (pad) => structuredClone(stored.get(pad) ?? null),
  async append(pad, meta, updates) {
    await written();
    stored.set(pad, structuredClone({ meta, updates: [...(stored.get(pad)?.updates ?? []), ...updates] }));
  },
  /** In two writes, as hosts may do it: after the first, the old is there beside the new. */
  async compact(pad, meta, state) {
    const updates = state ? [state] : [];
    await written();
    stored.set(pad, structuredClone({ meta, updates: [...(stored.get(pad)?.updates ?? []), ...updates] }));
    await written();
    stored.set(pad, structuredClone({ meta, updates }));
  },
  async remove(pad) {
    await written();
    stored.delete(pad);
  },
  ids: async () => [...stored.keys()],
});
