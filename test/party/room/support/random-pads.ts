import type { Conversation } from "#shared/model/conversation.ts";
import type { Client } from "./client.ts";
import { conversation } from "./conversation.ts";
import type { Dice } from "./dice.ts";
import type { Host } from "./host.ts";
import { types } from "./pad-edits.ts";
import { PadMirror } from "./pad-mirror.ts";
import { ana, carla, diego, vendas } from "./people.ts";
import type { Record } from "./record.ts";
import { vendasRoom } from "./rooms.ts";

/** Somebody's device with its copy of a pad, and what of it no room has acknowledged. */
class Writer {
  client: Client | null = null;
  readonly pad: PadMirror;
  readonly user: { id: string };
  /** Each with the word that it brings. */
  waiting: { word: string; update: Uint8Array<ArrayBuffer> }[] = [];
  #isOpening = false;
  /** The number under which the first that waits was sent. */
  #sentAs: number | null = null;

  constructor(user: { id: string }, conversationId: string) {
    this.user = user;
    this.pad = new PadMirror(conversationId);
  }

  type(word: string): void {
    this.waiting.push({ word, update: this.pad.change(types(`${word} `)) });
  }

  async connect(host: Host): Promise<void> {
    this.pad.channel = null;
    this.#isOpening = false;
    this.#sentAs = null;
    this.client = await host.connect();
    await this.client.hello(this.user, null);
  }

  /** Opens the pad, sends what waits, and returns the words that were acknowledged. */
  step(): string[] {
    const { client, pad } = this;
    if (!client?.isOpen || !client.position) return [];
    if (pad.channel === null) {
      this.#sentAs = null;
      if (!this.#isOpening) void this.#open(client);
      return [];
    }
    const isAcked = this.#sentAs !== null && pad.acked >= this.#sentAs;
    const isRefused = pad.nacks.some((it) => it.number === this.#sentAs);
    const acked = isAcked ? this.waiting.splice(0, 1).map((it) => it.word) : [];
    if (isAcked || isRefused) this.#sentAs = null;
    const [next] = this.waiting;
    if (next && this.#sentAs === null) {
      this.#sentAs = pad.sent + 1;
      void client.sayUpdate(pad, next.update);
    }
    return acked;
  }

  async #open(client: Client): Promise<void> {
    this.#isOpening = true;
    this.pad.nacks.length = 0;
    await client.open(this.pad.conversationId, this.pad);
    this.#isOpening = false;
  }
}

/** A pad in which three people write, with whatever can go wrong between them, the room, its storage and D1. */
export class RandomPads {
  readonly host: Host;
  readonly writers: Writer[];
  /** Words that a room has acknowledged. */
  readonly acked = new Set<string>();
  readonly #record: Record;
  readonly #rita: Conversation;
  readonly #dice: Dice;
  #words = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
    ({ host: this.host, record: this.#record } = vendasRoom());
    this.#rita = this.#record.given(conversation(vendas, "Rita"));
    this.writers = [ana, carla, diego].map((it) => new Writer(it, this.#rita.id));
  }

  async step(): Promise<void> {
    const { host } = this;
    const dice = this.#dice;
    const writer = dice.pick(this.writers);
    const steps: (() => unknown)[] = [
      ...Array.from({ length: 12 }, () => () => writer.type(`w${(this.#words += 1)}`)),
      ...Array.from({ length: 4 }, () => () => writer.client?.isOpen || writer.connect(host)),
      () => writer.client?.isOpen && writer.client.hangUp(),
      ...Array.from({ length: 2 }, () => () => host.forgetMemory()),
      () => host.crash(),
      () => (host.writesLeft = dice.chance(0.4) ? Math.floor(dice.roll() * 4) : Infinity),
      () => (host.padHome.isDown = dice.chance(0.4)),
      () => host.room.onSeal(this.#rita.id).catch(() => {}),
      () => this.#beginAnew(),
      () => host.clock.advance(dice.pick([10, 2_500, 31_000])),
    ];
    void dice.pick(steps)();
    if (dice.chance(0.7)) await host.quiet();
    this.#pump();
  }

  /** All faults end, everybody comes again, and everything under way comes to its end. */
  async rest(): Promise<void> {
    const { host } = this;
    host.writesLeft = Infinity;
    host.padHome.isDown = false;
    for (const it of this.writers) {
      if (it.client?.isOpen) await it.client.hangUp();
      await it.connect(host);
    }
    for (
      let round = 0;
      round < 400 && this.writers.some((it) => it.waiting.length > 0 || !it.pad.channel);
      round += 1
    ) {
      this.#pump();
      await host.quiet();
      if (round % 20 === 19) await host.clock.advance(1_000);
    }
    await host.clock.advance(61_000);
  }

  /** The pad as each holds it, D1 last. */
  texts(): (string | undefined)[] {
    return [...this.writers.map((it) => it.pad.draft), this.host.padHome.rows.get(this.#rita.id)?.saved?.draft];
  }

  #pump(): void {
    for (const it of this.writers) for (const word of it.step()) this.acked.add(word);
  }

  #beginAnew(): unknown {
    this.#record.commit(this.#rita);
    const row = this.#record.commit(this.#rita);
    this.#record.floor = this.#record.head;
    return this.host.room.onPoke([row]);
  }
}
