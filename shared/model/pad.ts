import * as v from "valibot";
import { Id } from "../ids.ts";

/**
 * A conversation's pad is a Yjs document with two root types: the shared reply draft, a text; and the internal notes, a map
 * from a note's id to its text. Nothing else is in it, and nothing that must be true: who wrote a note, and when, is for
 * the room to say (`NoteInfo`).
 */
export const DRAFT = "draft";
export const NOTES = "notes";

/** The largest update and the largest document, in bytes of Yjs' encoding (v1). */
export const MAX_PAD_UPDATE_BYTES = 64 * 1_024;
export const MAX_PAD_BYTES = 256 * 1_024;

/** How many characters a note takes in the interface, and how many notes a pad. */
export const MAX_NOTE = 4_000;
export const MAX_NOTES = 500;

/** Who wrote a note, who changed it last, and when the room took that in, in epoch milliseconds. */
export const NoteInfo = v.object({
  id: Id,
  authorId: Id,
  at: v.number(),
  editorId: v.nullable(Id),
  editedAt: v.nullable(v.number()),
});
export type NoteInfo = v.InferOutput<typeof NoteInfo>;

/** A note as the API gives it, with the text that was saved last. */
export const Note = v.object({ ...NoteInfo.entries, text: v.string() });
export type Note = v.InferOutput<typeof Note>;
