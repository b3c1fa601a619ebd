import type { Id } from "#shared/ids.ts";
import type { PadStorage } from "../../../party/room/pads/storage.ts";

export type StoredPad = { meta: unknown; updates: Uint8Array[] };

/** Does a part of a storage's work at its moment; between two parts a crash may come. */
export type Pass = <T>(what: string, work: () => T) => Promise<T>;

/** A room's pads in a storage that writes piece by piece, as the lesser of the hosts does. */
export const padStorageIn = (pads: Map<Id, StoredPad>, pass: Pass): PadStorage => {
  const putMeta = (pad: Id, meta: unknown): void => {
    const copy: unknown = structuredClone(meta);
    pads.set(pad, { meta: copy, updates: pads.get(pad)?.updates ?? [] });
  };
  const copies = (updates: readonly Uint8Array[]): Uint8Array[] => updates.map((it) => it.slice());
  return {
    load: (pad) =>
      pass("loads a pad", () => {
        const stored = pads.get(pad);
        return stored ? { meta: structuredClone(stored.meta), updates: copies(stored.updates) } : null;
      }),
    async append(pad, meta, updates) {
      await pass("keeps what is known of a pad", () => putMeta(pad, meta));
      if (updates.length === 0) return;
      await pass("appends to a pad", () => void pads.get(pad)?.updates.push(...copies(updates)));
    },
    async compact(pad, meta, state) {
      await pass("keeps what is known of a pad", () => putMeta(pad, meta));
      const before = await pass("writes a pad's state", () => {
        const { updates = [] } = pads.get(pad) ?? {};
        const old = [...updates];
        if (state) updates.unshift(state.slice());
        return old;
      });
      await pass("lets go of a pad's updates", () => {
        const stored = pads.get(pad);
        if (stored) stored.updates = stored.updates.filter((it) => !before.includes(it));
      });
    },
    remove: (pad) => pass("removes a pad", () => void pads.delete(pad)),
    ids: () => pass("lists its pads", () => [...pads.keys()]),
  };
};
