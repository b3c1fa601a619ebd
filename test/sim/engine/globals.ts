import { Actor } from "./actor.ts";
import type { Loop } from "./loop.ts";
import type { Random } from "./random.ts";
import { immediateSubtle } from "./subtle.ts";

/** What the process' clock, timers, randomness and network are while a run lasts. */
export type Realm = {
  loop: Loop;
  random: Random;
  fetch: typeof fetch;
  log: (line: string) => void;
};

let realm: Realm | null = null;

/** Puts a run's realm in the place of the process' own; null gives it back. */
export const enterRealm = (next: Realm | null): void => void (realm = next);

const real = {
  Date,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  fetch: globalThis.fetch,
  random: Math.random,
  timeout: AbortSignal.timeout.bind(AbortSignal),
  log: console.log,
  error: console.error,
  warn: console.warn,
  performanceNow: performance.now.bind(performance),
  getRandomValues: crypto.getRandomValues.bind(crypto),
  randomUUID: crypto.randomUUID.bind(crypto),
  indexedDB: (globalThis as { indexedDB?: unknown }).indexedDB,
};

const virtualNow = (it: Realm): number => Math.floor(it.loop.now + (Actor.current?.skewMs ?? 0));

/** A step of a browser's or a storage engine's own, in milliseconds. */
const TASK_MS = 0.05;

/** Replaces the process' globals by ones that follow the realm. To be called once, before the product is loaded. */
export const patchGlobals = (): void => {
  class VirtualDate extends real.Date {
    constructor(...args: [] | [string | number | Date]) {
      if (args.length === 0 && realm) super(virtualNow(realm));
      else super(...(args as [string]));
    }
    static override now(): number {
      return realm ? virtualNow(realm) : real.Date.now();
    }
  }
  const timer = (repeat: boolean) =>
    function set(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown {
      const own = realm;
      if (!own) return (repeat ? real.setInterval : real.setTimeout)(run, ms, ...args);
      const handle = { cancel: () => {}, unref: () => handle, ref: () => handle, hasRef: () => false };
      const again = (): void => {
        run(...args);
        if (repeat) handle.cancel = own.loop.after(ms, again);
      };
      handle.cancel = own.loop.after(ms, again);
      return handle;
    };
  const clear = (handle: unknown): void => {
    if (handle && typeof handle === "object" && "cancel" in handle) (handle.cancel as () => void)();
    else real.clearTimeout(handle as undefined);
  };
  Object.assign(globalThis, {
    Date: VirtualDate,
    setTimeout: timer(false),
    setInterval: timer(true),
    clearTimeout: clear,
    clearInterval: clear,
    // A browser's own work goes on when the tab that began it is gone.
    setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => {
      const [own, actor] = [realm, Actor.current];
      if (!own) return real.setImmediate(run, ...args);
      return own.loop.always(TASK_MS, () => (actor ? actor.run(() => run(...args)) : run(...args)));
    },
    fetch: (...args: Parameters<typeof fetch>) => (realm ? realm.fetch(...args) : real.fetch(...args)),
  });
  Math.random = () => (realm ? realm.random.next() : real.random());
  performance.now = () => (realm ? realm.loop.now : real.performanceNow());
  // The Worker's lines about requests; the trace has the requests themselves.
  console.log = (...args: unknown[]) => (realm ? undefined : real.log(...args));
  console.error = (...args: unknown[]) =>
    realm ? realm.log(`console.error ${args.map(describe).join(" ")}`) : real.error(...args);
  console.warn = (...args: unknown[]) =>
    realm ? realm.log(`console.warn ${args.map(describe).join(" ")}`) : real.warn(...args);
  AbortSignal.timeout = (ms) => {
    if (!realm) return real.timeout(ms);
    const ending = new AbortController();
    realm.loop.after(ms, () => ending.abort(new DOMException("The operation timed out.", "TimeoutError")));
    return ending.signal;
  };
  Object.defineProperties(crypto, {
    subtle: { value: immediateSubtle(crypto.subtle) },
    getRandomValues: {
      value: (into: Uint8Array<ArrayBuffer>) => {
        if (!realm) return real.getRandomValues(into);
        realm.random.bytes(new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
        return into;
      },
    },
    randomUUID: { value: () => (realm ? uuid(realm.random, null) : real.randomUUID()) },
  });
  Object.defineProperty(globalThis, "indexedDB", { get: () => Actor.current?.indexedDB, configurable: true });
};

/** A UUIDv7 of the virtual moment: what the product's `newId` gives while a run lasts. */
export const virtualId = (): string => {
  if (!realm) throw new Error("ids are made within a run only");
  return uuid(realm.random, virtualNow(realm));
};

const uuid = (random: Random, at: number | null): string => {
  const bytes = new Uint8Array(16);
  random.bytes(bytes);
  if (at !== null) for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(at / 256 ** (5 - place)) & 0xff;
  bytes[6] = ((bytes[6] as number) & 0x0f) | (at === null ? 0x40 : 0x70);
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const describe = (it: unknown): string => (it instanceof Error ? `${it.name}: ${it.message}` : String(it));
