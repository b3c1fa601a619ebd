import { setImmediate } from "node:timers/promises";
import { deserialize, serialize } from "node:v8";
import * as Y from "yjs";
import { toBase64 } from "#shared/base64.ts";
import type { Id } from "#shared/ids.ts";
import { DRAFT, NOTES, type NoteInfo } from "#shared/model/pad.ts";
import { decodeRoomFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { Connection } from "../../../../party/room/ports.ts";
import { createRoom } from "../../../../party/room/room.ts";
import { conversation } from "./conversation.ts";
import { ManualClock } from "./manual-clock.ts";
import { idOf, VENDAS, vendas } from "./people.ts";

export type Sizes = { conversations: number; connections: number; lagging: number; pads: number; padBytes: number };

/**
 * A busy team's room, of which nothing is kept in JavaScript's heap but the room itself: what its storage and its feed
 * hold are bytes outside of it, and what it sends is looked at and dropped.
 */
export class Crowd {
  readonly clock = new ManualClock();
  readonly sizes: Sizes;
  /** The bytes of the largest frame that the room has sent. */
  largestFrame = 0;
  readonly reported: unknown[] = [];
  readonly #stored = new Map<string, Buffer>();
  readonly #pads = new Map<Id, Buffer>();
  readonly #snapshot: Buffer;
  readonly #rows: LogRow[] = [];
  readonly #members: Visitor[] = [];
  #epochs = 0;
  readonly #room = createRoom({
    scope: VENDAS,
    storage: {
      read: async (prefix) =>
        new Map([...this.#stored].filter(([key]) => key.startsWith(prefix)).map(([key, it]) => [key, deserialize(it)])),
      write: async (batch) => {
        for (const [key, value] of batch) {
          if (value === null) this.#stored.delete(key);
          else this.#stored.set(key, serialize(value));
        }
      },
    },
    connections: { all: () => this.#members.map((it) => it.connection) },
    clock: this.clock,
    feed: {
      pull: async (_, { seq }) => ({ rows: this.#rows.slice(seq), hasMore: false, isTooOld: false }),
      snapshot: async () => deserialize(this.#snapshot),
    },
    padHome: {
      claim: async () => this.#claimed(),
      save: async () => true,
    },
    padStorage: {
      load: async (pad) => deserialize(this.#pads.get(pad) ?? serialize(null)),
      append: async (pad, meta, updates) => {
        const { updates: before } = deserialize(this.#pads.get(pad) ?? serialize({ updates: [] }));
        this.#pads.set(pad, serialize({ meta, updates: [...before, ...updates] }));
      },
      compact: async (pad, meta, state) =>
        void this.#pads.set(pad, serialize({ meta, updates: state === null ? [] : [state] })),
      remove: async (pad) => void this.#pads.delete(pad),
      ids: async () => [...this.#pads.keys()],
    },
    verifyTicket: async (userId) => ({ userId, scope: VENDAS }),
    newId: () => idOf((this.#epochs += 1)),
    report: (error) => void this.reported.push(error),
  });

  constructor(sizes: Sizes) {
    this.sizes = sizes;
    this.#snapshot = serialize({
      seq: 0,
      mark: 0,
      access: "team",
      members: Object.fromEntries(
        Array.from({ length: sizes.connections + 2 }, (_, n) => [idOf(9_000_000 + n), { isSupervisor: false }]),
      ),
      conversations: Array.from({ length: sizes.conversations }, (_, n) => this.#conversation(n)),
    });
  }

  get openPads(): number {
    return this.#members.reduce((sum, it) => sum + it.channels.size, 0);
  }

  /** Everybody enters, opens their share of the pads, and each pad is written in; then facts come that some do not acknowledge. */
  async gather(): Promise<void> {
    const { connections, lagging, pads } = this.sizes;
    for (let n = 0; n < connections; n += 1) {
      const visitor = await this.enter();
      for (let pad = n; pad < pads; pad += connections)
        await visitor.say(this.#opening(pad, (pad - n) / connections + 1));
      await this.quiet();
      for (const channel of visitor.channels) await visitor.write(channel);
    }
    for (const it of this.#members.slice(0, lagging)) it.isAcking = false;
    await this.commit(320);
  }

  /** Somebody enters: with a position, who comes back. */
  async enter(position: Position | null = null): Promise<Visitor> {
    const visitor = new Visitor(this.#members.length, this.#room, (bytes) => {
      this.largestFrame = Math.max(this.largestFrame, bytes);
    });
    this.#members.push(visitor);
    await this.#room.onConnect(visitor.connection);
    await visitor.say({
      type: "hello",
      version: PROTOCOL_VERSION,
      ticket: idOf(9_000_000 + this.#members.length - 1),
      position,
    });
    await this.quiet();
    return visitor;
  }

  /** So many conversations change, each told on its own. */
  async commit(rows: number): Promise<void> {
    for (let n = 0; n < rows; n += 1) {
      const now = { ...this.#conversation(n % this.sizes.conversations), version: 2 + this.#rows.length };
      const audience = { teamId: vendas.id, state: "queued" as const, attendantId: null };
      this.#rows.push({
        seq: this.#rows.length + 1,
        mark: this.#rows.length + 1,
        version: now.version,
        before: audience,
        after: audience,
        fact: { fact: "conversation", conversation: now, message: null },
      });
      const poked = this.#room.onPoke([this.#rows.at(-1)!]);
      await this.clock.advance(30);
      await poked;
    }
    await this.quiet();
  }

  async quiet(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  }

  #opening(pad: number, channel: number): ClientFrame {
    return { type: "pad_open", channel, conversationId: this.#conversation(pad).id, copy: null };
  }

  #conversation(n: number) {
    const id = idOf(1_000_000 + n);
    return { ...conversation(vendas, `Cliente ${n}`, { preview: `Mensagem ${n} `.repeat(6) }), id };
  }

  /** A pad as three people leave it: a draft, and notes that each of them went over here and there. */
  #claimed() {
    const doc = new Y.Doc();
    const notes: NoteInfo[] = [];
    const authors = [1, 2, 3].map((n) => idOf(9_000_000 + n));
    for (let bytes = 0, n = 0; bytes < this.sizes.padBytes; n += 1) {
      doc.clientID = (n % 3) + 1;
      const [id, authorId] = [idOf(5_000_000 + n), authors[n % 3]!];
      notes.push({ id, authorId, at: 0, editorId: null, editedAt: null });
      const text = n === 0 ? doc.getText(DRAFT) : doc.getMap<Y.Text>(NOTES).set(id, new Y.Text());
      text.insert(0, "O cliente prefere ser chamado pela manhã. ".repeat(40));
      doc.clientID = ((n + 1) % 3) + 1;
      for (let at = 50; at < 1_500; at += 100) text.insert(at, " (visto)");
      for (let at = 80; at < 1_500; at += 300) text.delete(at, 10);
      bytes = Y.encodeStateAsUpdate(doc).length;
    }
    const clients = Object.fromEntries(authors.map((id, at) => [at + 1, id]));
    return { epoch: idOf(7), revision: 0, state: toBase64(Y.encodeStateAsUpdate(doc)), meta: { clients, notes } };
  }
}

/** A connection of somebody's that follows the protocol, and remembers nothing but what kinds of frames came. */
export class Visitor {
  readonly connection: Connection;
  readonly frames: (RoomFrame | PadUpdate)["type"][] = [];
  readonly channels = new Set<number>();
  position: Position | null = null;
  isAcking = true;
  /** How many frames it has sent. */
  said = 0;
  readonly #n: number;
  readonly #room: ReturnType<typeof createRoom>;
  #attachment: Buffer = serialize(null);

  constructor(n: number, room: ReturnType<typeof createRoom>, heard: (bytes: number) => void) {
    this.#n = n;
    this.#room = room;
    this.connection = {
      id: `connection-${n}`,
      send: (bytes) => {
        heard(bytes.length);
        this.#hear(bytes);
      },
      close: () => {},
      getAttachment: () => deserialize(this.#attachment),
      setAttachment: (attachment) => void (this.#attachment = serialize(attachment)),
    };
  }

  say(frame: ClientFrame): Promise<void> {
    this.said += 1;
    return this.#room.onMessage(this.connection, encodeFrame(frame));
  }

  async write(channel: number): Promise<void> {
    const doc = new Y.Doc();
    doc.clientID = 1_000 + this.#n;
    doc.getText(DRAFT).insert(0, "Bom dia");
    const update = Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
    await this.#room.onMessage(this.connection, encodePadUpdate({ channel, number: 1, update }));
  }

  #hear(bytes: Uint8Array<ArrayBuffer>): void {
    const frame = decodeRoomFrame(bytes);
    if (!frame) throw new Error("the room sent what is no frame");
    this.frames.push(frame.type);
    if (frame.type === "welcome") this.position = frame.position;
    if (frame.type === "pad") this.channels.add(frame.channel);
    if (frame.type === "pad_closed") this.channels.delete(frame.channel);
    if (!this.isAcking) return;
    if (frame.type === "pad_update") void this.say({ type: "pad_ack", channel: frame.channel, number: frame.number });
    if (frame.type === "facts") void this.say({ type: "ack", seq: frame.to });
  }
}
