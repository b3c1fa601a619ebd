import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { MAX_NOTES, MAX_PAD_BYTES, MAX_PAD_UPDATE_BYTES, NOTES } from "#shared/model/pad.ts";
import type { PadRefusal } from "#shared/protocol/pad-frames.ts";
import { openDocument, piecesOf } from "./document.ts";
import { integrate } from "./integrate.ts";
import { type News, newsOf, piecesIn } from "./news.ts";
import { survey, type Surveyed } from "./survey.ts";

export type GatedPad = {
  doc: Y.Doc;
  /** Whose each client id is. */
  clients: ReadonlyMap<number, Id>;
  /** Whether a note was ever made under this id, also when it was removed since. */
  isKnownNote: (id: Id) => boolean;
  /** At least as much as the document's encoding takes. */
  bytes: number;
};

export type Taken = {
  ok: true;
  /** What was new in it, to be kept and told; null when nothing was. Not what came: that may repeat, and lie about, the old. */
  update: Uint8Array | null;
  /** At least as much as the document's encoding takes now. Past `MAX_PAD_BYTES` the pad needs a new epoch. */
  bytes: number;
  /** The client ids that were nobody's and are the sender's from now on. */
  newClients: number[];
  /** The notes made, also those that were removed again before they came here. */
  madeNotes: Id[];
  /** The other notes whose text changed, or which were removed. */
  changedNotes: Id[];
};

/** When `isSpoiled`, the document is no longer what it was and must be read from the storage again. */
export type Refused = { ok: false; reason: PadRefusal; isSpoiled: boolean };
export type Verdict = Taken | Refused;

/** Applies the update to the document if the rules of P30 let it in; otherwise the document stays as it was. */
export const take = (pad: GatedPad, update: Uint8Array, userId: Id): Verdict => {
  if (update.length > MAX_PAD_UPDATE_BYTES) return refused("too_big");
  const news = newsOf(pad.doc, update);
  if (typeof news === "string") return refused(news);
  const surveyed = survey(pad, news.parsed, userId);
  if (typeof surveyed === "string") return refused(surveyed);
  const bytes = sizeBound(pad, news);
  // Deleting must always be possible: it is how a full pad gets room.
  if (news.parsed.structs.size === 0) return integrated(pad.doc, news, surveyed, bytes);
  if (isCrowded(pad.doc, news, surveyed)) return refused("full");
  if (bytes <= MAX_PAD_BYTES) return integrated(pad.doc, news, surveyed, bytes);
  const size = sizeWith(pad.doc, news);
  return size > MAX_PAD_BYTES ? refused("full") : integrated(pad.doc, news, surveyed, size);
};

/** At least as much as the document will take. To know it exactly costs a copy. */
const sizeBound = ({ bytes }: GatedPad, news: News): number =>
  bytes + news.update.length + (piecesIn(news) + news.parsed.deletions.length) * BYTES_OF_SPLITS;

const sizeWith = (doc: Y.Doc, { update }: News): number =>
  Y.encodeStateAsUpdate(openDocument([Y.encodeStateAsUpdate(doc), update])).length;

const isCrowded = (doc: Y.Doc, news: News, { newClients, madeNotes }: Surveyed): boolean =>
  piecesOf(doc) + piecesIn(news) > MAX_PIECES ||
  doc.store.clients.size + newClients.length > MAX_CLIENTS ||
  (madeNotes.length > 0 && doc.getMap(NOTES)._map.size + madeNotes.length > MAX_NOTES);

const integrated = (doc: Y.Doc, news: News, surveyed: Surveyed, bytes: number): Verdict => {
  const done = integrate(doc, news);
  if (!done) return { ok: false, reason: "forbidden", isSpoiled: true };
  const made = new Set(surveyed.madeNotes);
  return { ok: true, bytes, ...surveyed, ...done, changedNotes: done.changedNotes.filter((it) => !made.has(it)) };
};

const refused = (reason: PadRefusal): Refused => ({ ok: false, reason, isSpoiled: false });

/**
 * How many pieces and client ids a document takes; a room begins a new epoch before. Yjs passes pieces by one at a time to
 * place a change: 500 changes of 5 kB in all, made to pass 30,000 pieces each, take it 13 seconds, here and on every device.
 */
const MAX_PIECES = 4_000;
const MAX_CLIENTS = 2_000;

/** What a change may cost beside its own bytes: it can cut what is there into pieces on both sides, each with a head. */
const BYTES_OF_SPLITS = 64;
