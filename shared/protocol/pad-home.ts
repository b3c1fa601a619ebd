import * as v from "valibot";
import { Base64 } from "../base64.ts";
import { Id } from "../ids.ts";
import { NoteInfo } from "../model/pad.ts";
import type { Scope } from "./scope.ts";

/** Whose each Yjs client id is, and what is known of the notes. */
export const PadMeta = v.object({ clients: v.record(v.string(), Id), notes: v.array(NoteInfo) });
export type PadMeta = v.InferOutput<typeof PadMeta>;

/** A pad as it travels between rooms and D1: its whole Yjs state in base64, and its texts for search and history. */
export const SavedPad = v.object({
  epoch: v.string(),
  /** Rises with every change of the pad, over epochs and rooms: what is saved late does not replace what is newer. */
  revision: v.number(),
  state: Base64,
  meta: PadMeta,
  draft: v.string(),
  notes: v.array(v.object({ id: Id, text: v.string() })),
});
export type SavedPad = v.InferOutput<typeof SavedPad>;

/** What a claim gives: the pad that this room keeps from now on. `state` is null for one that was never written in. */
export const ClaimedPad = v.object({
  epoch: v.string(),
  revision: v.number(),
  state: v.nullable(Base64),
  meta: PadMeta,
});
export type ClaimedPad = v.InferOutput<typeof ClaimedPad>;

/**
 * Which room keeps a pad, and what it last saved. A pad is kept by one room at a time, that of its conversation's team:
 * a claim takes it from the room that had it, which seals it first.
 */
export type PadHome = {
  /**
   * `epoch` is that of the copy which the room still has, null for none: a room that has lost its copy gets a new epoch,
   * since clients hold what it no longer does. `next` names that epoch, and is the same at every repeat of the claim: one
   * that comes twice, or late, begins nothing anew. Null when the conversation is not of this scope. Rejects when the pad
   * cannot be had now.
   */
  claim: (scope: Scope, conversationId: Id, epoch: string | null, next: string) => Promise<ClaimedPad | null>;
  /** False when the pad is another room's by now: what this room has of it is to be forgotten. A repeat is harmless. */
  save: (scope: Scope, conversationId: Id, pad: SavedPad) => Promise<boolean>;
};
