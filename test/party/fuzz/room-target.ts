import type fc from "fast-check";
import type { Conversation } from "#shared/model/conversation.ts";
import { conversation } from "../room/support/conversation.ts";
import type { Client } from "../room/support/client.ts";
import type { Host } from "../room/support/host.ts";
import { types } from "../room/support/pad-edits.ts";
import { PadMirror } from "../room/support/pad-mirror.ts";
import { ana, carla, diego, idOf, VENDAS, vendas } from "../room/support/people.ts";
import type { Record } from "../room/support/record.ts";
import { vendasRoom } from "../room/support/rooms.ts";
import { type Message, messages } from "./frames.ts";
import { CLIENTS } from "./updates.ts";

/** Nobody but Ana and Diego may ever read this. */
const CANARY = "canary-of-diego";

/** A room in which Ana and Diego write honestly in two pads. Carla, who sees one of them, sends what she can. */
export class RoomTarget {
  readonly inputs: fc.Arbitrary<Message>;
  /** How many inputs were sent on an open connection that had said hello. */
  taken = 0;
  readonly #host: Host;
  readonly #record: Record;
  readonly #open: Conversation;
  readonly #secret: Conversation;
  readonly #copies: { client: Client; open: PadMirror; secret: PadMirror }[] = [];
  #hostile: Client | null = null;
  #said = 0;
  #written = 0;

  private constructor() {
    ({ host: this.#host, record: this.#record } = vendasRoom("attendant"));
    this.#open = this.#record.given(conversation(vendas, "Rita"));
    const secret = { state: "open", attendant: diego } as const;
    this.#secret = this.#record.given(conversation(vendas, CANARY, secret));
    const tickets = [`${carla.id}|${VENDAS}`, `${carla.id}|company:${idOf(21)}`, `${idOf(77)}|${VENDAS}`, "", "x"];
    this.inputs = messages([this.#open.id, this.#open.id, this.#secret.id, idOf(999)], tickets);
  }

  static async begin(): Promise<RoomTarget> {
    const target = new RoomTarget();
    for (const user of [ana, diego]) {
      const client = await target.#host.enter(user);
      const clientId = user === ana ? CLIENTS[0]! : null;
      const open = await client.open(target.#open.id, new PadMirror(target.#open.id, clientId));
      target.#copies.push({ client, open, secret: await client.open(target.#secret.id) });
    }
    await target.check();
    return target;
  }

  /** Throws when the room told what it must not, or reported a failure. */
  async throwIn(message: Message): Promise<unknown> {
    const hostile = await this.#connected();
    const state = this.#copies[0]!.open.doc.store.clients;
    const data = message((client) => {
      const last = state.get(client)?.at(-1);
      return last ? last.id.clock + last.length : 0;
    });
    await this.#host.receive(hostile, data);
    if ((this.#said += 1) % 10 === 0) await this.#host.clock.advance(100);
    await this.#host.quiet();
    const told = [hostile.heard, ...hostile.updates.map((it) => Buffer.from(it.update).toString("latin1"))].join(" ");
    if (told.includes(CANARY) || told.includes(this.#secret.id))
      throw new Error("the room told what Carla may not know");
    if (this.#host.reported.length > 0) throw new Error("the room failed", { cause: this.#host.reported[0] });
    hostile.frames.length = 0;
    hostile.updates.length = 0;
    return data;
  }

  /** Ana and Diego go on writing, and have the same. */
  async check(): Promise<void> {
    const [first, second] = this.#copies;
    if (!first || !second) throw new Error("nobody is there");
    this.#written += 1;
    for (const { client, open, secret } of this.#copies) {
      for (const pad of [open, secret]) if (pad.channel === null) await client.open(pad.conversationId, pad);
    }
    await first.client.write(first.open, types(`${this.#written}`));
    await second.client.write(second.open, types(`${this.#written}`));
    await first.client.write(first.secret, types(CANARY));
    await this.#host.poke(this.#record.commit({ ...this.#secret, preview: `${CANARY} ${this.#written}` }));
    for (const { client, open, secret } of this.#copies) {
      if (client.closed) throw new Error("an honest client was turned away");
      if (open.nacks.length + secret.nacks.length > 0) throw new Error("an honest update was refused");
      const preview = client.replica.conversations.get(this.#secret.id)?.preview;
      if (preview !== `${CANARY} ${this.#written}`) throw new Error("an honest client was not told a fact");
      client.frames.length = 0;
      client.updates.length = 0;
      client.sizes.length = 0;
    }
    for (const pad of ["open", "secret"] as const) {
      if (lookOf(first[pad]) !== lookOf(second[pad])) throw new Error("two honest copies differ");
    }
  }

  /** Carla's connection; a new one when the room closed the last, with Rita's pad open. */
  async #connected(): Promise<Client> {
    if (this.#hostile?.isOpen) {
      this.taken += 1;
      return this.#hostile;
    }
    this.#hostile = await this.#host.connect();
    if (this.#said % 5 === 0) return this.#hostile;
    await this.#hostile.hello(carla, null);
    await this.#hostile.open(this.#open.id);
    return this.#hostile;
  }
}

const lookOf = ({ draft, texts, notes }: PadMirror): string => JSON.stringify([draft, sorted(texts), sorted(notes)]);

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
