import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";

export type OthersCursor = { userId: Id; cursor: PadCursor };

/** What happened to a pad, told to all tabs of a person. Whatever changes the text is on the disk before it is told. */
export type PadNews = { id: Id } & (
  | {
      news: "updates";
      epoch: string | null;
      bytes: Uint8Array<ArrayBuffer>;
      /** Changed on this device; else the room told it. */
      isOwn: boolean;
      /** The place of one's own change among what waits for the room; null when it is not on the disk. */
      key: number | null;
    }
  /** What waited up to this place is the room's now, and with `isAll` what is not on the disk, too. */
  | { news: "kept"; key: number; isAll: boolean }
  /** The room has said which pad this is, and all that it knows of its notes. */
  | { news: "opened"; epoch: string; notes: readonly NoteInfo[] }
  | { news: "notes"; notes: readonly NoteInfo[] }
  | { news: "cursors"; cursors: readonly OthersCursor[] }
  /** The copy on the disk is another one. */
  | { news: "replaced" }
);

/** What a tab wants of the leader. */
export type PadWish =
  /** Which pads the tab shows: all of them. */
  | { wish: "show"; tab: Id; ids: readonly Id[] }
  /** Where one writes. */
  | { wish: "cursor"; tab: Id; id: Id; cursor: PadCursor | null };
