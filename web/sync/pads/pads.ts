import type { Id } from "#shared/ids.ts";
import type { Patch } from "../patch.ts";
import { PADS, READING } from "../code.ts";
import type { PadCopy, PadCopyParts } from "./pad-copy.ts";
import type { PadNews, PadWish } from "./pad-news.ts";

export type PadsParts = Omit<PadCopyParts, "Y" | "id" | "isHeld" | "onCursor" | "onChange" | "giveBack"> & {
  tab: Id;
  /** Resolves once nothing more urgent is to be done. */
  idle: () => Promise<void>;
  isHeld: (id: Id) => boolean;
  wish: (wish: PadWish) => void;
  giveBack: (id: Id, texts: readonly string[]) => Promise<unknown>;
  onChange: (id: Id) => void;
};

export type Pads = ReturnType<typeof createPads>;

/** The pads that this tab shows. */
export const createPads = ({ tab, idle, wish, ...parts }: PadsParts) => {
  /** Without a copy until the code for it is here: nothing is missed, since a copy begins with what is on the disk. */
  const shown = new Map<Id, { copy: PadCopy | null; readers: number }>();

  /** The leader keeps up what is shown. */
  const show = (): void => {
    wish({ wish: "show", tab, ids: [...shown.keys()].filter((id) => shown.get(id)?.copy) });
  };

  const open = (id: Id): { copy: () => PadCopy | null; close: () => void } => {
    const known = shown.get(id);
    const entry = known ?? { copy: null, readers: 0 };
    entry.readers += 1;
    shown.set(id, entry);
    if (PADS.isHere()) begin(id);
    else if (!known) parts.spawn(() => prepare(id));
    let isOpen = true;
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      entry.readers -= 1;
      if (entry.readers > 0) return;
      shown.delete(id);
      entry.copy?.close();
      show();
    };
    return { copy: () => entry.copy, close };
  };

  const prepare = async (id: Id): Promise<void> => {
    await (await READING.load()).untilNeeded(parts.db, id, idle);
    await PADS.load();
    begin(id);
  };

  const begin = (id: Id): void => {
    const entry = shown.get(id);
    if (!entry || entry.copy) return;
    const { Y, createPadCopy } = PADS.now();
    entry.copy = createPadCopy({
      ...parts,
      Y,
      id,
      isHeld: () => parts.isHeld(id),
      giveBack: (texts) => parts.giveBack(id, texts),
      onCursor: (cursor) => wish({ wish: "cursor", tab, id, cursor }),
      onChange: () => parts.onChange(id),
    });
    entry.copy.read();
    show();
  };

  return {
    open,
    show,
    /** Something may have been written that nobody told of. */
    catchUp: (): void => shown.forEach(({ copy }) => copy?.catchUp()),
    hear: (news: PadNews): void => shown.get(news.id)?.copy?.hear(news),

    /** Takes in which conversations have gone and come. */
    take({ dropped, conversations }: Pick<Patch, "dropped" | "conversations">): void {
      for (const id of dropped) shown.get(id)?.copy?.forget();
      for (const { id } of conversations) {
        const copy = shown.get(id)?.copy;
        if (copy && !copy.isLoaded()) copy.read();
      }
    },

    /** Puts text into a draft, behind what is there. */
    async append(id: Id, text: string): Promise<void> {
      await PADS.load();
      const { copy, close } = open(id);
      try {
        await copy()?.loaded();
        copy()?.append(text);
      } finally {
        close();
      }
    },

    close(): void {
      for (const { copy } of shown.values()) copy?.close();
      shown.clear();
      show();
    },
  };
};
