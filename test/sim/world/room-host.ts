import type { Id } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Connection, RoomPorts } from "../../../party/room/ports.ts";
import type { Room } from "../../../party/room/room.ts";
import { Actor } from "../engine/actor.ts";
import { virtualId } from "../engine/globals.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import { Gone } from "./http.ts";
import type { Bytes, Link, RoomEnd } from "./link.ts";
import { padStorageIn, type StoredPad } from "./pad-storage.ts";
import type { Product } from "./product.ts";
import { ROOM_SECRET } from "./secrets.ts";
import type { Sites } from "./sites.ts";
import { WORKER_URL } from "./worker.ts";

/** What PartyKit lets a connection keep, in bytes. */
const MAX_ATTACHMENT = 2_048;
/** A host takes a room's memory away when it has been idle for so long. */
const IDLE_MS = 10_000;

export type RoomHostParts = {
  product: Product;
  scope: Scope;
  loop: Loop;
  random: Random;
  sites: Sites;
  log: (line: string) => void;
  onSent: (host: RoomHost, end: RoomEnd, bytes: Bytes) => void;
  violated: (rule: string, detail: string) => void;
};

type Head = { seq: number; mark: number };

type Life = { actor: Actor; room: Room };

/** The host of one room: what outlives the room's memory, and the room on it. */
export class RoomHost {
  readonly scope: Scope;
  readonly stored = new Map<string, unknown>();
  readonly pads = new Map<Id, StoredPad>();
  readonly links = new Set<Link>();
  readonly #parts: RoomHostParts;
  #life: Life | null = null;
  #lives = 0;
  #busy = 0;
  #touchedAt = 0;
  #alarm: { at: number; cancel: () => void } | null = null;

  constructor(parts: RoomHostParts) {
    this.#parts = parts;
    this.scope = parts.scope;
  }

  /** The row of the log up to which the room has certainly come: what it saved and knows that it has. */
  known: Head | null = null;

  /** The row of the log that its storage stands at. */
  get head(): Head | null {
    return (this.stored.get("room/head") as Head | undefined) ?? null;
  }

  onConnect(end: RoomEnd): void {
    this.#drive((room) => room.onConnect(this.#portOf(end)));
  }

  onMessage(end: RoomEnd, bytes: Bytes): void {
    this.#drive((room) => room.onMessage(this.#portOf(end), bytes));
  }

  onClose(end: RoomEnd): void {
    this.#drive((room) => room.onClose(this.#portOf(end)));
  }

  onSent(end: RoomEnd, bytes: Bytes): void {
    this.#parts.onSent(this, end, bytes);
  }

  /** What the Worker asks of it over HTTP. */
  serve(body: { rows?: LogRow[]; seal?: string }): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const life = this.#awake();
    life.actor.onEnd(() => reject(new Gone("the room is gone")));
    this.#drive(async (room) => {
      const { rows, seal } = body;
      if (seal !== undefined) {
        // As a host answers for a handler that has thrown.
        const pad = await room.onSeal(seal).catch(() => undefined);
        return resolve(pad === undefined ? new Response(null, { status: 500 }) : Response.json({ pad }));
      }
      await room.onPoke(rows ?? []);
      resolve(new Response(null, { status: 204 }));
    });
    return promise;
  }

  /** Takes the memory away from a room in which nothing happens; sockets, storage and the alarm stay. */
  hibernate(): void {
    if (this.#busy > 0 || this.#parts.loop.now - this.#touchedAt < IDLE_MS) return;
    this.#life?.actor.end();
    this.#life = null;
  }

  /** The process ends: only the storage and the alarm stay. */
  restart(): void {
    this.#life?.actor.end();
  }

  loseStorage(): void {
    this.restart();
    this.stored.clear();
    this.pads.clear();
    this.known = null;
    this.#alarm?.cancel();
    this.#alarm = null;
  }

  loseAlarm(): void {
    this.#alarm?.cancel();
  }

  ringEarly(): void {
    if (this.#alarm) this.#ring();
  }

  #drive(work: (room: Room) => Promise<void>): void {
    const { actor, room } = this.#awake();
    this.#busy += 1;
    this.#touchedAt = this.#parts.loop.now;
    void actor.run(() =>
      work(room)
        .catch((error: unknown) => actor.isAlive && this.#parts.violated("room handlers do not reject", String(error)))
        .finally(() => {
          if (actor.isAlive) this.#busy -= 1;
          this.#touchedAt = this.#parts.loop.now;
        }),
    );
  }

  #awake(): Life {
    if (this.#life?.actor.isAlive) return this.#life;
    const actor = new Actor(`${this.scope.slice(0, 4)}-room ${this.scope.slice(-4)} life ${(this.#lives += 1)}`);
    this.#busy = 0;
    const life = { actor, room: actor.run(() => this.#parts.product.createRoom(this.#ports(actor))) };
    actor.onEnd(() => this.#crashed(life));
    this.#life = life;
    return life;
  }

  #crashed(life: Life): void {
    if (this.#life !== life) return;
    this.#life = null;
    this.#busy = 0;
    for (const it of this.links) it.sever();
    this.links.clear();
  }

  #ring(): void {
    this.#alarm?.cancel();
    this.#alarm = null;
    this.#drive((room) => room.onAlarm());
  }

  #ports(actor: Actor): RoomPorts {
    const { product, loop, sites, log } = this.#parts;
    const failure = () => new Error("the storage is broken");
    const pass = <T>(what: string, work: () => T): Promise<T> =>
      sites.pass({ site: "room", what: `room storage ${what}`, thereMs: 4, backMs: 2, failure }, work);
    return {
      scope: this.scope,
      storage: {
        read: (prefix) =>
          pass("read", () => structuredClone(new Map([...this.stored].filter(([key]) => key.startsWith(prefix))))),
        write: async (batch) => {
          await pass("write", () => {
            if (batch.size > product.limits.batchKeys) throw new Error("more keys than a batch takes");
            for (const [key, value] of structuredClone(batch)) {
              if (value === null) this.stored.delete(key);
              else this.stored.set(key, value);
            }
          });
          const head = batch.get("room/head");
          if (head !== undefined) this.known = structuredClone(head as Head | null);
        },
      },
      connections: { all: () => [...this.links].filter((it) => it.end.isOpen).map((it) => this.#portOf(it.end)) },
      clock: {
        now: () => Date.now(),
        getAlarm: async () => this.#alarm?.at ?? null,
        setAlarm: async (at) => {
          if (!actor.isAlive) return;
          this.#alarm?.cancel();
          this.#alarm = { at, cancel: loop.always(at - loop.now, () => this.#ring()) };
        },
        after: (ms, run) => void loop.after(ms, run),
      },
      feed: product.httpFeed(WORKER_URL, ROOM_SECRET),
      padHome: product.httpPadHome(WORKER_URL, ROOM_SECRET),
      padStorage: padStorageIn(this.pads, pass),
      verifyTicket: product.ticketVerifier(ROOM_SECRET),
      newId: virtualId,
      report: (error) => log(`room ${this.scope.slice(-4)} reports ${String(error)}`),
    };
  }

  #portOf(end: RoomEnd): Connection {
    const actor = this.#life?.actor;
    const isAlive = (): boolean => actor?.isAlive === true;
    return {
      id: end.id,
      send: (bytes) => isAlive() && end.send(bytes),
      close: (code) => isAlive() && end.close(code),
      getAttachment: () => structuredClone(end.attachment),
      setAttachment: (attachment) => {
        if (!isAlive()) return;
        const bytes = JSON.stringify(attachment).length;
        if (bytes > MAX_ATTACHMENT) this.#parts.violated("attachments are small", `${bytes} bytes`);
        end.attachment = structuredClone(attachment);
      },
    };
  }
}
