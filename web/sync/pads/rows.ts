import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";

/** A pad of which a room has told: its epoch, what updates have been folded into, and what is known of its notes. */
export type PadRow = {
  conversationId: Id;
  epoch: string;
  state: Uint8Array<ArrayBuffer> | null;
  notes: readonly NoteInfo[];
};

/** An update that is not folded yet. */
export type PadUpdateRow = {
  /** Its place in the order in which updates came to this device; undefined until it is written. */
  key?: number;
  conversationId: Id;
  /** That of the copy to which it belongs; null for one that no room has told of yet. */
  epoch: string | null;
  bytes: Uint8Array<ArrayBuffer>;
  /** 1 until a room has acknowledged it: a number, since a boolean is no key of an index. */
  isWaiting: 0 | 1;
};
