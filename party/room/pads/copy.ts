import type * as Y from "yjs";
import { encodeStateAsUpdate } from "yjs";
import { fromBase64, toBase64 } from "#shared/base64.ts";
import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { ClaimedPad, SavedPad } from "#shared/protocol/pad-home.ts";
import { LIMITS } from "../limits.ts";
import { draftOf, notesOf, openDocument, piecesOf } from "./document.ts";

/** What the room knows of a pad besides its document. */
export type About = {
  /** False once it was sealed: another room has it, or is about to. */
  keeps: boolean;
  epoch: string;
  /** The room's epoch under which the pad was claimed; under a later one the copy is claimed anew before it is used. */
  roomEpoch: string;
  /** Raised by whatever the readers are told, and drawn anew at a claim: a reader at another version missed something. */
  version: number;
  /** Rises with every change that is kept, over epochs and rooms. */
  revision: number;
  /** Whose each Yjs client id is. */
  clients: Map<number, Id>;
  /** Of all notes that were ever made in this epoch. */
  notes: Map<Id, NoteInfo>;
};

/** A pad in the room's memory. */
export type Copy = About & {
  doc: Y.Doc;
  /** At least as many as the document takes when it is encoded. */
  bytes: number;
  /** What `weightOf` its texts alone is, as measured when the document was about to outgrow its limits; 0 before. */
  plainWeight: number;
  /** What storage holds beyond one state. */
  loose: { updates: number; bytes: number };
};

/** Throws when the updates are broken. */
export const copyOf = (about: About, updates: readonly Uint8Array[]): Copy => {
  const bytes = sizeOf(updates);
  return {
    ...about,
    doc: openDocument(updates),
    bytes,
    plainWeight: 0,
    loose: { updates: updates.length, bytes: bytes - (updates[0]?.length ?? 0) },
  };
};

/** Among the numbers of four bytes, without 0. */
export const nextVersion = (version: number): number => (version % 0xffff_ffff) + 1;

/** About how much memory a copy takes, in bytes. */
export const memoryOf = ({ doc, bytes }: Copy): number => 2 * bytes + piecesOf(doc) * LIMITS.bytesPerPiece;

export const stateOf = ({ doc }: Pick<Copy, "doc">): Uint8Array => encodeStateAsUpdate(doc);

export const savedFrom = (copy: Copy): SavedPad => ({
  epoch: copy.epoch,
  revision: copy.revision,
  state: toBase64(stateOf(copy)),
  meta: { clients: Object.fromEntries(copy.clients), notes: [...copy.notes.values()] },
  draft: draftOf(copy.doc),
  notes: notesOf(copy.doc),
});

/**
 * The pad as it was claimed; with the copy that the room has of the same epoch, the union of both, in which what the room
 * knows of clients goes first and of notes what is newer.
 */
export const copyFromClaim = (
  { epoch, revision: claimed, state, meta }: ClaimedPad,
  local: Copy | null,
  given: Pick<About, "roomEpoch" | "version">,
): Copy => {
  const clients = new Map(Object.entries(meta.clients).map(([client, userId]) => [Number(client), userId]));
  const notes = new Map(meta.notes.map((it) => [it.id, it]));
  for (const [client, userId] of local?.clients ?? []) clients.set(client, userId);
  for (const it of local?.notes.values() ?? []) notes.set(it.id, newerOf(notes.get(it.id), it));
  const states = [...(state === null ? [] : [fromBase64(state)]), ...(local ? [stateOf(local)] : [])];
  const revision = Math.max(claimed, local?.revision ?? 0) + 1;
  return copyOf({ keeps: true, epoch, revision, ...given, clients, notes }, states);
};

const newerOf = (one: NoteInfo | undefined, other: NoteInfo): NoteInfo =>
  one && (one.editedAt ?? one.at) > (other.editedAt ?? other.at) ? one : other;

const sizeOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, it) => sum + it.length, 0);
