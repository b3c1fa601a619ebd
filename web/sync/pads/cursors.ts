import type { Id } from "#shared/ids.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import type { Clock } from "../ports.ts";

/** How often at most a room is told where one writes, in milliseconds. */
const EVERY_MS = 100;

/** Where a person writes who may have several tabs: in each pad, where they were last. */
export const createCursors = (clock: Clock, say: (id: Id, cursor: PadCursor | null) => void) => {
  const present = new Map<Id, { tab: Id; cursor: PadCursor | null }>();
  const due = new Map<Id, () => void>();

  const repeat = (id: Id): void => {
    due.delete(id);
    const it = present.get(id);
    if (it) say(id, it.cursor);
    if (it?.cursor === null) present.delete(id);
  };

  return {
    set(tab: Id, id: Id, cursor: PadCursor | null): void {
      const known = present.get(id);
      if (cursor === null && known?.tab !== tab) return;
      present.set(id, { tab, cursor });
      if (!due.has(id))
        due.set(
          id,
          clock.after(EVERY_MS, () => repeat(id)),
        );
    },
    /** The room does not know it yet. */
    repeat(id: Id): void {
      due.get(id)?.();
      repeat(id);
    },
    stop: (): void => due.forEach((cancel) => cancel()),
  };
};
