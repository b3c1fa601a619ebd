import fc from "fast-check";
import * as Y from "yjs";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import { draftOf, notesOf } from "../../../party/room/pads/document.ts";
import { Device } from "../pads/support/device.ts";
import { GatedPad } from "../pads/support/gated-pad.ts";
import { ana, carla, idOf } from "../room/support/people.ts";
import { CLIENTS, type Forger, updates } from "./updates.ts";

/** The gate of a pad in which Ana writes, honestly, and Carla throws in what she can. */
export class GateTarget {
  readonly inputs: fc.Arbitrary<Forger> = updates;
  /** How many inputs were taken. */
  taken = 0;
  #pad = new GatedPad();
  #ana = new Device(ana);
  #notes = 0;

  constructor() {
    this.#begin();
  }

  /** Throws when the gate did what it must not. */
  throwIn(forger: Forger): Uint8Array {
    const pad = this.#pad;
    const update = forger((client) => Y.getState(pad.doc.store, client));
    const before = Buffer.from(pad.state);
    const verdict = pad.take(update, carla);
    if (verdict.ok) this.taken += 1;
    else if (!before.equals(pad.state)) throw new Error("a refused update changed the document");
    if (verdict.ok && pad.bytes < pad.state.length) throw new Error("the document is larger than its bound");
    if ([...pad.doc.share.keys()].some((it) => it !== DRAFT && it !== NOTES)) throw new Error("there is another root");
    if (verdict.ok && verdict.update) this.#ana.receive(verdict.update);
    return update;
  }

  /** Ana goes on writing, and what she has is what the pad has, and what it would have after a reload. */
  check(): void {
    const pad = this.#pad;
    this.#ana.write(0, 0, "Olá");
    this.#ana.makeNote(idOf(100 + (this.#notes += 1)), "nota");
    for (const it of this.#ana.toSend(pad, "each")) {
      if (!pad.take(it, ana).ok) throw new Error("an honest update was refused");
    }
    const look = (doc: Y.Doc) =>
      JSON.stringify([draftOf(doc), Object.fromEntries(notesOf(doc).map((it) => [it.id, it.text]))]);
    if (look(this.#ana.doc) !== look(pad.doc)) throw new Error("an honest copy is not what the pad is");
    if (!Buffer.from(Y.encodeStateAsUpdate(pad.reloaded())).equals(pad.state)) throw new Error("a reload differs");
    if (pad.kept.length > 300) this.#begin();
  }

  /** A pad that Ana has begun. The first client id that is attacked is hers. */
  #begin(): void {
    this.#pad = new GatedPad();
    this.#ana = new Device(ana);
    this.#ana.doc.clientID = CLIENTS[0]!;
    this.#notes = 0;
    this.check();
  }
}
