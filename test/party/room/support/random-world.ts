import type { Conversation } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { SIGHT_TABLE } from "#shared/policy/sight.ts";
import type { Client } from "./client.ts";
import type { Dice } from "./dice.ts";
import type { Host } from "./host.ts";
import { ana, carla, diego, elisa, suporte, vendas } from "./people.ts";
import { conversation, message } from "./conversation.ts";
import type { Record } from "./record.ts";
import { Replica } from "./replica.ts";
import { vendasRoom } from "./rooms.ts";

const USERS = [ana, carla, diego, elisa];

/** Somebody's device: what it keeps between connections, and the connection it has, if any. */
type Device = { user: (typeof USERS)[number]; replica: Replica; client: Client | null; isAcking: boolean };

/** A team's life at random, with whatever can go wrong between its room, its record and its people's devices. */
export class RandomWorld {
  readonly host: Host;
  readonly record: Record;
  readonly devices: Device[] = USERS.flatMap((user) =>
    [1, 2].map(() => ({ user, replica: new Replica(), client: null, isAcking: true })),
  );
  readonly #dice: Dice;
  #untold: LogRow[] = [];
  #canaries = 0;
  /** What each user may have heard of: every canary that was current, and every conversation, while they saw it. */
  readonly #mayKnow = new Map(USERS.map((it) => [it.id, new Set<string>()]));
  readonly #known = new Map<string, Conversation>();

  constructor(dice: Dice) {
    this.#dice = dice;
    ({ host: this.host, record: this.record } = vendasRoom(dice.pick(["everyone", "team", "attendant"])));
    this.record.pageSize = dice.pick([3, 10, 500]);
  }

  async step(): Promise<void> {
    const dice = this.#dice;
    const steps: (() => unknown)[] = [
      ...Array.from({ length: 8 }, () => () => this.#converse()),
      () => this.#commit(this.record.setAccess(dice.pick(["everyone", "team", "attendant"]))),
      () => this.#commit(this.record.setMember(dice.pick(USERS), dice.chance(0.5))),
      () => this.#commit(this.record.removeMember(dice.pick(USERS))),
      ...Array.from({ length: 4 }, () => () => this.#tellRoom()),
      ...Array.from({ length: 5 }, () => () => this.#connect(dice.pick(this.devices))),
      ...Array.from({ length: 2 }, () => () => this.#hangUp(dice.pick(this.devices))),
      ...Array.from({ length: 2 }, () => () => this.#look(dice.pick(this.devices))),
      () => this.#setAcking(dice.pick(this.devices), dice.chance(0.5)),
      ...Array.from({ length: 2 }, () => () => this.host.forgetMemory()),
      () => this.#crash(),
      () => (this.record.isDown = dice.chance(0.3)),
      () => (this.host.writesLeft = dice.chance(0.3) ? Math.floor(dice.roll() * 3) : Infinity),
      () => (this.record.floor = Math.max(this.record.floor, this.record.head - 5)),
      () => this.host.clock.advance(dice.pick([10, 40, 7_000, 31_000])),
    ];
    void dice.pick(steps)();
    if (dice.chance(0.7)) await this.host.quiet();
    this.#note();
  }

  /** All faults end, everybody who may is connected, and everything under way comes to its end. */
  async rest(): Promise<void> {
    this.record.isDown = false;
    this.host.writesLeft = Infinity;
    for (let round = 0; round < 4; round += 1) {
      await this.host.clock.advance(31_000);
      for (const device of this.devices) await this.#setAcking(device, true);
      for (const device of this.devices) if (!device.client?.isOpen) await this.#connect(device);
      await this.host.quiet();
    }
    this.#note();
  }

  /** What a user's device was sent, a canary or who looks at what, which the user may not know. */
  leaks(): string[] {
    return this.devices.flatMap(({ user, client }) =>
      [
        ...(client?.heard.match(/canary-\d+/g) ?? []),
        ...(client?.all("presence").map((it) => it.conversationId) ?? []),
        ...(client?.all("reset").flatMap((it) => it.versions.map(([id]) => id)) ?? []),
      ]
        .filter((it) => !this.#mayKnow.get(user.id)?.has(it))
        .map((it) => `${user.name}: ${it}`),
    );
  }

  /** What each device holds now. */
  held(): string[][] {
    return this.devices.map(({ user, replica }) => holding(user, replica.conversations.values()));
  }

  /** What each device should hold now. */
  visible(): string[][] {
    const all = [...this.record.conversations.values()];
    return this.devices.map(({ user }) =>
      holding(
        user,
        all.filter((it) => this.#sees(user.id, it)),
      ),
    );
  }

  #converse(): void {
    const dice = this.#dice;
    const members = USERS.filter((it) => this.record.members.has(it.id));
    const old = this.#known.size > 0 && dice.chance(0.8) ? dice.pick([...this.#known.values()]) : null;
    const canary = `canary-${(this.#canaries += 1)}`;
    const state = members.length === 0 ? "queued" : dice.pick(["queued", "open", "open", "concluded"] as const);
    const now = conversation(dice.chance(0.15) ? suporte : vendas, "Rita", {
      ...(old ? { id: old.id } : {}),
      state,
      preview: canary,
      attendant: state === "queued" ? null : dice.pick(members),
      concludedAt: state === "concluded" ? this.host.clock.now() : null,
    });
    // What is elsewhere is in another scope's log until it comes back.
    const isElsewhere = now.team.id !== vendas.id && !this.record.conversations.has(now.id);
    this.#known.set(now.id, now);
    if (isElsewhere) return;
    this.#commit(this.record.commit(now, dice.chance(0.5) ? message(now.id, canary) : null));
  }

  #commit(row: LogRow): void {
    this.#note();
    if (this.#dice.chance(0.8)) this.#untold.push(row);
  }

  /** Pokes come late, in any order, twice or never. */
  #tellRoom(): unknown {
    const rows = this.#dice.chance(0.8) ? this.#untold : this.#untold.toReversed();
    this.#untold = this.#dice.chance(0.2) ? rows.slice(0, 2) : [];
    return this.host.room.onPoke(rows);
  }

  async #connect(device: Device): Promise<void> {
    if (device.client?.isOpen) return;
    const client = await this.host.connect(device.replica);
    client.isAcking = device.isAcking;
    device.client = client;
    await client.hello(device.user, device.replica.kept);
  }

  async #hangUp({ client }: Device): Promise<void> {
    if (client?.isOpen) await client.hangUp();
  }

  async #look({ client }: Device): Promise<void> {
    if (!client?.isOpen || !client.position || this.#known.size === 0) return;
    const conversationId = this.#dice.pick([...this.#known.keys()]);
    await client.say({ type: "presence", conversationId, isTyping: this.#dice.chance(0.5) });
  }

  async #setAcking(device: Device, isAcking: boolean): Promise<void> {
    device.isAcking = isAcking;
    const { client } = device;
    if (!client?.isOpen) return;
    client.isAcking = isAcking;
    if (isAcking && client.position) await client.say({ type: "ack", seq: client.position.seq });
  }

  #crash(): void {
    this.host.crash();
  }

  #note(): void {
    for (const it of this.record.conversations.values()) {
      for (const { id } of USERS) if (this.#sees(id, it)) this.#mayKnow.get(id)?.add(it.preview).add(it.id);
    }
  }

  #sees(userId: string, it: Conversation): boolean {
    const member = this.record.members.get(userId);
    if (!member) return false;
    const relation = it.attendant?.id === userId ? "attendant" : member.isSupervisor ? "supervisor" : "member";
    const row = SIGHT_TABLE.find((one) => one.access === this.record.access && one.state === it.state);
    return row !== undefined && row[relation] !== null;
  }
}

const holding = (user: { name: string }, conversations: Iterable<Conversation>): string[] =>
  [...conversations].map((it) => `${user.name}: ${it.id} version ${it.version}`).toSorted();
