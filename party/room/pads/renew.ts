import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import type { Core } from "../core.ts";
import { LIMITS } from "../limits.ts";
import { closePad } from "./close.ts";
import { type Copy, copyOf, nextVersion, savedFrom, stateOf } from "./copy.ts";
import { draftOf, emptyDocument, notesOf, piecesOf } from "./document.ts";
import { storeWhole } from "./local.ts";
import type { Pad } from "./pad.ts";

/** Owns the client id under which a new epoch's texts are written, so that nobody can write under it. */
const NOBODY: Id = "00000000-0000-0000-0000-000000000000";

/** How near a pad is to what the gate takes at most; at 1 it begins anew, if that makes it lighter. */
const weightOf = ({ bytes, doc, clients, notes }: Copy): number =>
  Math.max(
    bytes / LIMITS.padBytes,
    piecesOf(doc) / LIMITS.padPieces,
    clients.size / LIMITS.padClients,
    notes.size / LIMITS.padNotes,
  );

export const hasOutgrown = (copy: Copy): boolean => weightOf(copy) > Math.max(1, copy.plainWeight + WORTHWHILE);

/** How much lighter a pad must become for its readers to have to fetch it again. */
const WORTHWHILE = 1 / 8;

/**
 * Begins a new epoch of a pad with the same texts, notes and authors. D1 has it before the room does: a room that lost
 * its memory in between goes on with the old one, of which no reader knows otherwise.
 */
export const renew = async (core: Core, pad: Pad, copy: Copy): Promise<void> => {
  const { padHome, padStorage, scope, newId } = core.ports;
  const anew = writtenAnew(copy, newId(), Number.parseInt(newId().slice(-8), 16));
  copy.plainWeight = weightOf(anew);
  if (!hasOutgrown(copy)) return;
  // Otherwise it is another room's by now, which the next save finds out.
  if (!(await padHome.save(scope, pad.id, savedFrom(anew)))) return;
  pad.copy = null;
  await padStorage.remove(pad.id);
  await storeWhole(core, pad, anew);
  pad.copy = anew;
  closePad(core, pad, "renewed");
};

/** The same texts without their history, with what is known of the notes that are still there. */
const writtenAnew = (copy: Copy, epoch: string, client: number): Copy => {
  const doc = emptyDocument();
  doc.clientID = client;
  const texts = notesOf(copy.doc);
  doc.transact(() => {
    doc.getText(DRAFT).insert(0, draftOf(copy.doc));
    for (const { id, text } of texts) doc.getMap(NOTES).set(id, new Y.Text(text));
  });
  const notes = new Map(texts.flatMap(({ id }) => copy.notes.get(id) ?? []).map((it) => [it.id, it]));
  const [version, revision] = [nextVersion(copy.version), copy.revision + 1];
  return copyOf({ ...copy, epoch, version, revision, clients: new Map([[client, NOBODY]]), notes }, [stateOf({ doc })]);
};
