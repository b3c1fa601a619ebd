import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { newId } from "#shared/new-id.ts";
import { openReplicaDb } from "../../../web/sync/db.ts";
import type { PadWish } from "../../../web/sync/pads/pad-news.ts";

/** Code that is fetched takes its time. */
const eventually = (check: () => unknown) => vi.waitUntil(check, { timeout: 10_000 });

/** The pads of a page that has fetched no code for them yet, and is not idle before it is said to be. */
const freshPads = async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const { createPads } = await import("../../../web/sync/pads/pads.ts");
  const db = await openReplicaDb("ana", () => {});
  const wishes: PadWish[] = [];
  const idle = Promise.withResolvers<void>();
  const pads = createPads({
    tab: newId(),
    idle: () => idle.promise,
    db,
    newId,
    clientId: () => 1,
    spawn: (work) => void work(),
    isHeld: () => true,
    tell: () => {},
    wish: (wish) => wishes.push(wish),
    giveBack: async () => {},
    refusal: () => {
      throw new Error("nothing is refused here");
    },
    withRoom: async (write) => (await write(), true),
    onChange: () => {},
  });
  return { db, pads, wishes, becomeIdle: idle.resolve };
};

test("a pad that this device has nothing of is read, and asked of the room, once the browser is idle", async () => {
  const { pads, wishes, becomeIdle } = await freshPads();
  const id = newId();
  const { copy } = pads.open(id);
  // Long enough for one that is read at once: see below.
  const other = await freshPads();
  await other.db.put("drafts", "Guardado", id);
  other.pads.open(id);
  await eventually(() => other.wishes.length > 0);
  expect([copy(), wishes]).toEqual([null, []]);
  becomeIdle();
  await eventually(() => copy()?.isLoaded());
  expect(wishes).toMatchObject([{ wish: "show", ids: [id] }]);
});

test("a pad that this device has a text of is read at once", async () => {
  const { db, pads } = await freshPads();
  const id = newId();
  await db.put("pads", { conversationId: id, epoch: "1", state: new Uint8Array([0, 0]), notes: [] });
  const { copy } = pads.open(id);
  await eventually(() => copy()?.isLoaded());
});

test("a text that is given back while the browser is busy stands in the pad that is open", async () => {
  const { db, pads } = await freshPads();
  const id = newId();
  await db.put("conversations", { id } as never);
  const { copy } = pads.open(id);
  await pads.append(id, "De volta");
  expect(copy()?.text("draft")).toBe("De volta");
});
