import type { DeviceRecord, Ports } from "../../../web/sync/ports.ts";
import type { Replica } from "../../../web/sync/replica.ts";
import type { Sync } from "../../../web/sync/session.ts";
import { Actor } from "../engine/actor.ts";
import { virtualId } from "../engine/globals.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import type { Channels } from "./channels.ts";
import { createChannels } from "./channels.ts";
import { createDatabases, type Databases } from "./databases.ts";
import { webSocketClass, type ClientEnd, type Link } from "./link.ts";
import { createLocks, type Locks } from "./locks.ts";
import type { Person } from "./company.ts";
import type { Product } from "./product.ts";
import type { Sites } from "./sites.ts";

export type DeviceParts = {
  name: string;
  person: Person;
  product: Product;
  loop: Loop;
  random: Random;
  sites: Sites;
  skewMs: number;
  /** The Worker's answer to a request of this device. */
  request: (device: Device, path: string, init: RequestInit) => Promise<Response>;
  connect: (device: Device, owner: Actor, url: string, end: ClientEnd) => Link;
  onCommit: () => void;
  /** A database has been deleted. */
  onWipe: () => void;
};

/** A person's device: its network, its storage, who is signed in on it, and its tabs. */
export class Device {
  readonly name: string;
  readonly person: Person;
  readonly databases: Databases;
  readonly tabs = new Set<Tab>();
  readonly links = new Set<Link>();
  /** Empty when nobody is signed in. */
  cookie = "";
  token = "";
  /** What the device remembers beside its databases. */
  record: DeviceRecord = { userId: null, doomed: [], hasCopy: false, owesSignOut: false };
  readonly parts: DeviceParts;
  readonly locks: Locks;
  readonly channels: Channels;
  #isUp = true;
  #opened = 0;

  constructor(parts: DeviceParts) {
    this.parts = parts;
    this.name = parts.name;
    this.person = parts.person;
    const random = parts.random.fork("browser");
    this.databases = createDatabases({ ...parts, random });
    this.locks = createLocks(parts.loop);
    this.channels = createChannels(parts.loop, random);
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  openTab(): Tab {
    const tab = new Tab(this, `${this.name}.${(this.#opened += 1)}`);
    this.tabs.add(tab);
    tab.start();
    return tab;
  }

  goOffline(): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    for (const it of this.links) it.cut({ silent: this.parts.random.chance(0.3) });
    this.links.clear();
    for (const it of this.tabs) it.tell("offline");
  }

  goOnline(): void {
    if (this.#isUp) return;
    this.#isUp = true;
    for (const it of this.tabs) it.tell("wake");
  }

  write(record: DeviceRecord, by: Tab): void {
    this.record = record;
    for (const it of this.tabs) if (it !== by) this.parts.loop.always(0.2, () => it.tell("device"));
  }
}

/** Somebody who types presses so many keys, so many milliseconds apart; what a key did is painted so long after it. */
const KEYS = 12;
const KEY_MS = 120;
const FRAME_MS = 16;

type Topic = "wake" | "offline" | "leave" | "device";

/** A page with the real sync layer in it. */
export class Tab {
  readonly name: string;
  readonly device: Device;
  readonly actor: Actor;
  sync: Sync | null = null;
  #listeners: Record<Topic, Set<() => void>> = {
    wake: new Set(),
    offline: new Set(),
    leave: new Set(),
    device: new Set(),
  };

  readonly #keys = new Set<{ pressed: () => void; painted: () => void }>();

  constructor(device: Device, name: string) {
    this.device = device;
    this.name = name;
    this.actor = new Actor(`tab ${name}`, {
      skewMs: device.parts.skewMs,
      indexedDB: device.databases.facadeFor(() => this.actor),
    });
    this.actor.onEnd(() => device.tabs.delete(this));
  }

  start(): void {
    this.sync = this.act(() => this.device.parts.product.startSync(this.#ports()));
  }

  act<T>(work: () => T): T {
    return this.actor.run(work);
  }

  tell(topic: Topic): void {
    if (this.actor.isAlive) this.act(() => [...this.#listeners[topic]].forEach((it) => it()));
  }

  /** Somebody types in the page for a while. */
  type(): void {
    const { loop } = this.device.parts;
    this.act(() => {
      for (const { pressed, painted } of this.#keys) {
        for (let key = 0; key < KEYS; key++) {
          loop.after(key * KEY_MS, pressed);
          loop.after(key * KEY_MS + FRAME_MS, painted);
        }
      }
    });
  }

  /** Null unless somebody's replica is shown. */
  get replica(): Replica | null {
    const now = this.sync?.state();
    return this.actor.isAlive && now?.state === "open" ? now.replica : null;
  }

  /** The page is left as one closes it. */
  close(): void {
    if (!this.actor.isAlive) return;
    this.tell("leave");
    this.act(() => this.sync?.close());
    this.actor.end();
  }

  #ports(): Ports {
    const { device, actor } = this;
    const { loop, random, request, connect } = device.parts;
    const own = random.fork(this.name);
    const on = (topic: Topic) => (listener: () => void) => {
      this.#listeners[topic].add(listener);
      return () => void this.#listeners[topic].delete(listener);
    };
    return {
      clock: { now: () => Date.now(), after: (ms, run) => loop.after(ms, run) },
      newId: virtualId,
      random: own.next,
      network: {
        fetch: (input, init) => request(device, String(input), init ?? {}),
        // Nobody sends a file in this world.
        upload: async () => null,
        WebSocket: webSocketClass((url, end) => void device.links.add(connect(device, actor, url, end))),
        reconnectMs: { min: 1_000 + own.next() * 1_000, max: 15_000 + own.next() * 5_000 },
        isOnline: () => device.isUp,
        onWake: on("wake"),
        onOffline: on("offline"),
        onLeave: on("leave"),
      },
      device: {
        read: () => device.record,
        write: (record) => actor.isAlive && device.write(record, this),
        onChange: on("device"),
      },
      idle: async () => {},
      onKey: (pressed, painted) => {
        const key = { pressed, painted };
        this.#keys.add(key);
        return () => this.#keys.delete(key);
      },
      locks: { request: device.locks.requestOf(actor) as LockManager["request"] },
      openChannel: (name) => device.channels.open(name, actor),
    };
  }
}
