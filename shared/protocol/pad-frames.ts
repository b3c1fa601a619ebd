import * as v from "valibot";
import { Base64 } from "../base64.ts";
import { Id } from "../ids.ts";
import { NoteInfo } from "../model/pad.ts";

/** How many pads one connection may have open, and the numbers that their channels may have. */
export const MAX_OPEN_PADS = 32;
export const PadChannel = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255));

/** Counts the updates that one side sends on a channel, from 1. */
export const PadNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));

/** Where somebody writes: Yjs relative positions in the draft, or in the note of that id. */
export const PadCursor = v.object({
  root: v.union([v.literal("draft"), Id]),
  anchor: v.pipe(Base64, v.maxLength(128)),
  head: v.pipe(Base64, v.maxLength(128)),
});
export type PadCursor = v.InferOutput<typeof PadCursor>;

/** Why an update was not taken. Only `unavailable` is worth another try. */
export const PadRefusal = v.picklist([
  "malformed",
  "too_big",
  "foreign",
  "missing",
  "forbidden",
  "full",
  "unavailable",
]);
export type PadRefusal = v.InferOutput<typeof PadRefusal>;

/** Why a channel was closed. After `moved`, `renewed`, `unavailable` and `behind` the pad can be opened again. */
export const PadClosing = v.picklist(["gone", "moved", "renewed", "unavailable", "behind", "crowded"]);
export type PadClosing = v.InferOutput<typeof PadClosing>;

export const PAD_CLIENT_FRAMES = [
  /** `epoch` and `vector` (a Yjs state vector) say what copy the client has; null for none. */
  v.object({
    type: v.literal("pad_open"),
    channel: PadChannel,
    conversationId: Id,
    copy: v.nullable(v.object({ epoch: v.string(), vector: Base64 })),
  }),
  v.object({ type: v.literal("pad_close"), channel: PadChannel }),
  v.object({ type: v.literal("pad_ack"), channel: PadChannel, number: PadNumber }),
  v.object({ type: v.literal("pad_cursor"), channel: PadChannel, cursor: v.nullable(PadCursor) }),
] as const;

export const PAD_ROOM_FRAMES = [
  /** The pad is open; `notes` is all that is known of its notes. What the copy lacks follows as the channel's update 1. */
  v.object({ type: v.literal("pad"), channel: PadChannel, epoch: v.string(), notes: v.array(NoteInfo) }),
  v.object({ type: v.literal("pad_closed"), channel: PadChannel, reason: PadClosing }),
  /** The client's updates up to this number are kept. */
  v.object({ type: v.literal("pad_ack"), channel: PadChannel, number: PadNumber }),
  v.object({ type: v.literal("pad_nack"), channel: PadChannel, number: PadNumber, reason: PadRefusal }),
  /** What is known of notes that are new or have changed. */
  v.object({ type: v.literal("pad_notes"), channel: PadChannel, notes: v.array(NoteInfo) }),
  /** Everybody else who writes in the pad now; one person may be there from two devices. */
  v.object({
    type: v.literal("pad_cursors"),
    channel: PadChannel,
    cursors: v.array(v.object({ userId: Id, cursor: PadCursor })),
  }),
] as const;

/** An update of a pad, to either side: a frame of its own on the pad's channel, not JSON. */
export type PadUpdate = { type: "pad_update"; channel: number; number: number; update: Uint8Array<ArrayBuffer> };
