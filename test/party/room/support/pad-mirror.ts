import * as Y from "yjs";
import { toBase64 } from "#shared/base64.ts";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES, type NoteInfo } from "#shared/model/pad.ts";
import type { ClientFrame, RoomFrame } from "#shared/protocol/frames.ts";
import type { PadClosing, PadCursor, PadRefusal, PadUpdate } from "#shared/protocol/pad-frames.ts";

/** What a client that follows SPEC.md holds of one pad: a copy that outlives its channels, and what it was told of it. */
export class PadMirror {
  readonly conversationId: Id;
  doc: Y.Doc;
  epoch: string | null = null;
  /** Null while it is not open. */
  channel: number | null = null;
  notes = new Map<Id, NoteInfo>();
  cursors: { userId: Id; cursor: PadCursor }[] = [];
  /** Why channels of it were closed, in order. */
  readonly closings: PadClosing[] = [];
  readonly nacks: { number: number; reason: PadRefusal }[] = [];
  /** Up to which of its own updates it has the room's word. */
  acked = 0;
  sent = 0;
  /** How many updates it was sent on the present channel. */
  heard = 0;
  /** What is going on with each frame about it, in order. */
  readonly log: string[] = [];
  readonly #clientId: number | null;

  constructor(conversationId: Id, clientId: number | null = null) {
    this.conversationId = conversationId;
    this.#clientId = clientId;
    this.doc = this.#fresh();
  }

  get draft(): string {
    return this.doc.getText(DRAFT).toString();
  }

  get texts(): Map<Id, string> {
    return new Map([...this.doc.getMap<Y.Text>(NOTES)].map(([id, text]) => [id, text.toString()]));
  }

  opening(channel: number): ClientFrame {
    const copy = this.epoch === null ? null : { epoch: this.epoch, vector: toBase64(Y.encodeStateVector(this.doc)) };
    return { type: "pad_open", channel, conversationId: this.conversationId, copy };
  }

  /** Changes the copy. Returns what is new in it, as an update. */
  change(edit: (doc: Y.Doc) => void): Uint8Array<ArrayBuffer> {
    const updates: Uint8Array[] = [];
    const note = (update: Uint8Array) => void updates.push(update);
    this.doc.on("update", note);
    this.doc.transact(() => edit(this.doc));
    this.doc.off("update", note);
    return Y.mergeUpdates(updates) as Uint8Array<ArrayBuffer>;
  }

  apply(frame: RoomFrame | PadUpdate): void {
    this.log.push(frame.type);
    switch (frame.type) {
      case "pad":
        if (this.epoch !== null && this.epoch !== frame.epoch) this.doc = this.#fresh();
        this.epoch = frame.epoch;
        this.channel = frame.channel;
        this.notes = new Map(frame.notes.map((it) => [it.id, it]));
        this.acked = this.sent = this.heard = 0;
        break;
      case "pad_update":
        if (frame.number !== this.heard + 1) throw new Error(`update ${frame.number} after ${this.heard}`);
        this.heard = frame.number;
        Y.applyUpdate(this.doc, frame.update);
        break;
      case "pad_notes":
        for (const it of frame.notes) this.notes.set(it.id, it);
        break;
      case "pad_ack":
        this.acked = frame.number;
        break;
      case "pad_nack":
        this.nacks.push({ number: frame.number, reason: frame.reason });
        break;
      case "pad_cursors":
        this.cursors = frame.cursors;
        break;
      case "pad_closed":
        this.closings.push(frame.reason);
        this.channel = null;
    }
  }

  #fresh(): Y.Doc {
    const doc = new Y.Doc();
    if (this.#clientId !== null) doc.clientID = this.#clientId;
    return doc;
  }
}
