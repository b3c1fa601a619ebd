import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import type { GatedPad } from "./gated-pad.ts";

/** How what was written offline is sent: each change, all changes as one, or whatever the room has not. */
export type Sending = "each" | "merged" | "difference";

/** An honest writer's copy of a pad, on one device. Yjs makes its updates. */
export class Device {
  readonly user: { id: Id; name: string };
  doc = new Y.Doc();
  isOnline = true;
  unsent: Uint8Array[] = [];
  #undo: Y.UndoManager;

  constructor(user: { id: Id; name: string }) {
    this.user = user;
    this.#undo = this.#begin(this.doc);
  }

  get draft(): Y.Text {
    return this.doc.getText(DRAFT);
  }

  get notes(): Y.Map<Y.Text> {
    return this.doc.getMap(NOTES);
  }

  /** The draft or one of the notes, by a number that may be any. */
  text(n: number): Y.Text {
    const texts = [this.draft, ...this.notes.values()];
    return texts[n % texts.length]!;
  }

  write(n: number, at: number, text: string): void {
    const into = this.text(n);
    into.insert(at % (into.length + 1), text);
  }

  erase(n: number, at: number, length: number): void {
    const from = this.text(n);
    if (from.length === 0) return;
    const start = at % from.length;
    from.delete(start, Math.min(length, from.length - start));
  }

  makeNote(id: Id, text: string): void {
    this.doc.transact(() => this.notes.set(id, new Y.Text(text)));
    this.#undo.addToScope(this.notes.get(id)!);
  }

  removeNote(n: number): void {
    const ids = [...this.notes.keys()];
    if (ids.length > 0) this.notes.delete(ids[n % ids.length]!);
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** The page is loaded again: the same text under a new client id, and nothing to undo. */
  reload(): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    this.doc = doc;
    this.#undo = this.#begin(doc);
  }

  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, ROOM);
  }

  /** What the pad has and this copy lacks. */
  catchUp(pad: GatedPad): void {
    this.receive(Y.encodeStateAsUpdate(pad.doc, Y.encodeStateVector(this.doc)));
  }

  toSend(pad: GatedPad, sending: Sending): Uint8Array[] {
    const unsent = this.unsent.splice(0);
    if (unsent.length === 0 || sending === "each") return unsent;
    return sending === "merged"
      ? [Y.mergeUpdates(unsent)]
      : [Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(pad.doc))];
  }

  #begin(doc: Y.Doc): Y.UndoManager {
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== ROOM) this.unsent.push(update);
    });
    return new Y.UndoManager([doc.getText(DRAFT), ...doc.getMap<Y.Text>(NOTES).values()], { captureTimeout: 0 });
  }
}

const ROOM = "room";
