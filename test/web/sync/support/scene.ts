import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { onTestFinished } from "vitest";
import type { User } from "#shared/model/user.ts";
import type { Replica } from "../../../../web/sync/replica.ts";
import type { Sync } from "../../../../web/sync/session.ts";
import { fetchCode } from "../../../../web/sync/fetch-code.ts";
import { createApiDouble } from "./api.ts";
import { type Browser, createBrowser } from "./browser.ts";
import { createClock, type FakeClock } from "./clock.ts";
import { type Company, createCompany } from "./company.ts";
import { eventually, settled } from "./eventually.ts";
import { createRooms, type RoomDoor } from "./room.ts";

// What a page loads on demand is there from the start: a test must not wait for the machine.
await fetchCode();

/** A tab with an open replica. */
export type Tab = { sync: Sync; replica: Replica; close: () => Promise<void> };

/** A company, its server and the browsers of its people, for one test. */
export const createScene = () => createSceneWith(createRooms);

/** The same, with other rooms. */
export const createSceneWith = <R extends RoomDoor>(makeRooms: (company: Company, clock: FakeClock) => R) => {
  globalThis.indexedDB = new IDBFactory();
  const clock = createClock();
  const company = createCompany(clock);
  const rooms = makeRooms(company, clock);
  const api = createApiDouble(company, rooms, clock);
  const tabs = new Set<Sync>();
  onTestFinished(async () => {
    for (const it of tabs) it.close();
    await settled();
  });

  /** A browser in which somebody is signed in, or nobody. */
  const browser = (user: User | null): Browser => {
    const made = createBrowser({ api, rooms, clock });
    made.cookie.userId = user?.id ?? null;
    return made;
  };

  const start = (of: Browser): Sync => {
    const sync = of.openTab();
    tabs.add(sync);
    return sync;
  };

  const replicaOf = (sync: Sync): Replica => {
    const now = sync.state();
    if (now.state !== "open") throw new Error(`the session is ${now.state}`);
    return now.replica;
  };

  const until = <T>(check: () => T | Promise<T>): Promise<T> => eventually(clock, check);

  /** Opens a tab and waits for its replica. */
  const open = async (of: Browser): Promise<Tab> => {
    const sync = start(of);
    const replica = await until(() => replicaOf(sync));
    return { sync, replica, close: () => (sync.close(), settled()) };
  };

  /** Opens a tab and waits until it is online. */
  const openOnline = async (of: Browser): Promise<Tab> => {
    const tab = await open(of);
    await until(() => must(tab.replica.connection().state === "online", "online"));
    return tab;
  };

  /** Everything in the user's database, as text. */
  const stored = async (user: User): Promise<string> => {
    const name = `prosa-${user.id}`;
    if (!(await indexedDB.databases()).some((it) => it.name === name)) return "";
    const db = await openDB(name);
    const rows = await Promise.all([...db.objectStoreNames].map(async (store) => [store, await db.getAll(store)]));
    const files = await textsIn(rows.flatMap(([, values]) => values));
    db.close();
    // The database was deleted while we waited for it: what we have opened is a new one.
    if (rows.length === 0) await deleteDB(name);
    return rows.length === 0 ? "" : JSON.stringify([rows, files], asText);
  };

  return { clock, company, rooms, api, browser, start, replicaOf, open, openOnline, until, stored };
};

/** What stands in files. */
const textsIn = (values: readonly { blob?: Blob }[]): Promise<string[]> =>
  Promise.all(values.flatMap(({ blob }) => (blob instanceof Blob ? [blob.text()] : [])));

/** Texts are readable in Yjs' bytes. */
const asText = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : value;

/** Fails unless it is true. */
export const must = (isTrue: boolean, what: string): void => {
  if (!isTrue) throw new Error(`not ${what}`);
};

export { settled };
