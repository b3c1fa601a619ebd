import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { emptyDocument, openDocument } from "../../../../party/room/pads/document.ts";
import { take, type Verdict } from "../../../../party/room/pads/gate.ts";

/** A pad behind its gate, as a room has it: it keeps what is taken, and whose it is. */
export class GatedPad {
  doc = emptyDocument();
  bytes = 2;
  readonly clients = new Map<number, Id>();
  readonly authors = new Map<Id, Id>();
  readonly kept: Uint8Array[] = [];

  take(update: Uint8Array, user: { id: Id }): Verdict {
    const verdict = take({ ...this, isKnownNote: (id) => this.authors.has(id) }, update, user.id);
    if (!verdict.ok && verdict.isSpoiled) this.doc = this.reloaded();
    if (!verdict.ok) return verdict;
    this.bytes = verdict.bytes;
    for (const it of verdict.newClients) this.clients.set(it, user.id);
    for (const it of verdict.madeNotes) this.authors.set(it, user.id);
    if (verdict.update) this.kept.push(verdict.update);
    return verdict;
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** As a room that lost its memory finds it. */
  reloaded(): Y.Doc {
    return openDocument(this.kept);
  }
}
