import { setImmediate } from "node:timers/promises";
import type { Id } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Connection, RoomPorts, Storage } from "../../../../party/room/ports.ts";
import type { PadStorage } from "../../../../party/room/pads/storage.ts";
import { createRoom, type Room } from "../../../../party/room/room.ts";
import { Client } from "./client.ts";
import { ManualClock } from "./manual-clock.ts";
import { PadHomeDouble } from "./pad-home.ts";
import { padStorageDouble } from "./pad-storage.ts";
import { idOf } from "./people.ts";
import type { Record } from "./record.ts";
import { Replica } from "./replica.ts";

/** A host in memory: what outlives a room's memory, and a room on it. Tickets are the user's id and the scope. */
export class Host {
  readonly clock = new ManualClock();
  readonly stored = new Map<string, unknown>();
  readonly storedPads = new Map<Id, { meta: unknown; updates: Uint8Array[] }>();
  readonly clients = new Set<Client>();
  readonly reported: unknown[] = [];
  /** The sizes of the batches that were written. */
  readonly batches: number[] = [];
  /** Writes, of batches and of pads, that still succeed before the storage fails. */
  writesLeft = Infinity;
  /** When set, writes of pads wait for it. */
  padGate: Promise<void> | null = null;
  /** The pads that were read from storage, in order. */
  readonly padLoads: Id[] = [];
  readonly padHome: PadHomeDouble;
  readonly record: Record;
  room: Room;
  #connections = 0;
  #epochs = 0;
  /** Which memory it is: what an earlier one still has under way comes to nothing. */
  #memory = 0;

  constructor(record: Record) {
    this.record = record;
    this.padHome = new PadHomeDouble((_, id) => record.conversations.has(id));
    this.room = createRoom(this.#ports());
    this.clock.onAlarm = () => this.room.onAlarm();
  }

  /** The room's memory vanishes; storage, sockets with their attachments and the alarm stay. */
  forgetMemory(): void {
    this.clock.timers.length = 0;
    this.#memory += 1;
    this.room = createRoom(this.#ports());
  }

  /** Everything vanishes but the storage: the process was killed. */
  crash(): void {
    for (const it of this.clients) it.isOpen = false;
    this.clients.clear();
    this.writesLeft = Infinity;
    this.forgetMemory();
  }

  async connect(replica = new Replica()): Promise<Client> {
    const client = new Client(this, `connection-${(this.#connections += 1)}`, replica);
    this.clients.add(client);
    await this.room.onConnect(this.#portOf(client));
    return client;
  }

  receive(client: Client, data: unknown): Promise<void> {
    return this.room.onMessage(this.#portOf(client), data);
  }

  close(client: Client): Promise<void> {
    this.clients.delete(client);
    return this.room.onClose(this.#portOf(client));
  }

  /** A client of the user's that has said hello, and has its answer. */
  async enter(user: { id: string }, position: Client["position"] = null): Promise<Client> {
    const client = await this.connect();
    await client.hello(user, position);
    return client;
  }

  async poke(...rows: LogRow[]): Promise<void> {
    const poked = this.room.onPoke(rows);
    await this.quiet();
    await this.clock.advance(30);
    await poked;
    await this.quiet();
  }

  /** The room saves the rows, and its memory vanishes before it tells anyone. */
  async saveUntold(...rows: LogRow[]): Promise<void> {
    const clients = [...this.clients];
    this.clients.clear();
    this.forgetMemory();
    await this.poke(...rows);
    for (const it of clients) this.clients.add(it);
    this.forgetMemory();
  }

  /** Lets everything happen that needs no time to pass. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  }

  #ports(): RoomPorts {
    return {
      scope: this.record.scope,
      storage: this.#storage(),
      connections: { all: () => [...this.clients].filter((it) => it.isOpen).map((it) => this.#portOf(it)) },
      clock: this.clock,
      feed: {
        pull: (scope, after) => this.#alive(this.record.pull(scope, after)),
        snapshot: (scope) => this.#alive(this.record.snapshot(scope)),
      },
      padHome: {
        claim: (...given) => this.#alive(this.padHome.claim(...given)),
        save: (...given) => this.#alive(this.padHome.save(...given)),
      },
      padStorage: this.#padStorage(),
      verifyTicket: async (token) => {
        const [userId = "", scope = ""] = token.split("|");
        return scope === "" ? null : { userId, scope };
      },
      newId: () => idOf((this.#epochs += 1)),
      report: (error) => void this.reported.push(error),
    };
  }

  /** The answer, unless the memory that waits for it has vanished. */
  #alive<T>(answer: Promise<T>): Promise<T> {
    const memory = this.#memory;
    return new Promise((resolve, reject) => {
      answer.then(
        (it) => memory === this.#memory && resolve(it),
        (error: unknown) => memory === this.#memory && reject(error),
      );
    });
  }

  #portOf(client: Client): Connection {
    const memory = this.#memory;
    const isAlive = () => memory === this.#memory;
    return {
      id: client.id,
      send: (bytes) => isAlive() && client.send(bytes),
      close: (code, reason) => isAlive() && client.close(code, reason),
      getAttachment: () => client.getAttachment(),
      setAttachment: (attachment) => isAlive() && client.setAttachment(attachment),
    };
  }

  #padStorage(): PadStorage {
    const memory = this.#memory;
    const storage = padStorageDouble(this.storedPads, async () => {
      await this.padGate;
      await this.#beforeWrite(memory);
    });
    return {
      ...storage,
      load: (pad) => {
        this.padLoads.push(pad);
        return this.#alive(storage.load(pad));
      },
    };
  }

  /** A write of a memory that has vanished comes to nothing; one that comes too many fails. */
  async #beforeWrite(memory: number): Promise<void> {
    await Promise.resolve();
    if (memory !== this.#memory) return new Promise(() => {});
    if (this.writesLeft <= 0) throw new Error("the storage is broken");
    this.writesLeft -= 1;
  }

  #storage(): Storage {
    const memory = this.#memory;
    return {
      read: (prefix) =>
        this.#alive(
          Promise.resolve(structuredClone(new Map([...this.stored].filter(([key]) => key.startsWith(prefix))))),
        ),
      write: async (batch) => {
        await this.#beforeWrite(memory);
        this.batches.push(batch.size);
        for (const [key, value] of structuredClone(batch)) {
          if (value === null) this.stored.delete(key);
          else this.stored.set(key, value);
        }
      },
    };
  }
}
