import fc from "fast-check";
import { openDB } from "idb";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Conversation } from "#shared/model/conversation.ts";
import { TABS } from "#shared/policy/sight.ts";
import { LEASE_MS } from "../../../web/sync/lease.ts";
import { type Sync, startSync } from "../../../web/sync/session.ts";
import { heldOpening } from "./support/held-opening.ts";
import { BRUNO, CARLA, conversation, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene, must, settled } from "./support/scene.ts";

/** A browser of Bruno's, offline, with a copy, all its tabs closed. */
const withCopy = async () => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const tab = await scene.openOnline(browser);
  await scene.until(() => expect(tab.replica.view.ids("queue")).toEqual([id]));
  await tab.close();
  browser.goOffline();
  /** Another tab, which reads no more than the first rows until it is told to go on. */
  const opening = () => {
    const { ports, goOn } = heldOpening(browser.portsOfTab());
    const sync = startSync(ports);
    onTestFinished(() => (goOn(), sync.close(), settled()));
    return { sync, goOn };
  };
  return { ...scene, browser, id, opening };
};

const firstOf = (sync: Sync) => {
  const now = sync.state();
  if (now.state !== "opening") throw new Error(`the session is ${now.state}`);
  return now.first;
};

/** Puts these in the place of all that the copy holds. */
const fill = async (conversations: readonly Conversation[]): Promise<void> => {
  const db = await openDB(`prosa-${BRUNO.id}`);
  const tx = db.transaction("conversations", "readwrite");
  await Promise.all([tx.store.clear(), ...conversations.map((it) => tx.store.put(it)), tx.done]);
  db.close();
};

/** Times and ids that coincide, and customers who wait in the queue though they have been answered. */
const anyConversation = fc
  .record({
    state: fc.constantFrom("queued" as const, "open" as const, "open" as const, "concluded" as const),
    // Bruno may not see what Carla does in Suporte.
    attended: fc.constantFrom([BRUNO, VENDAS] as const, [CARLA, VENDAS] as const, [CARLA, SUPORTE] as const),
    waited: fc.option(fc.integer({ min: 0, max: 40 })),
    lastMessageAt: fc.integer({ min: 1_000, max: 1_040 }),
  })
  .map(({ state, attended: [{ id, name }, team], waited, lastMessageAt }): Conversation => {
    const waitingSince = waited === null ? null : lastMessageAt - waited;
    if (state === "queued") return conversation({ waitingSince, lastMessageAt });
    if (state === "concluded") return conversation({ state, lastMessageAt });
    const attendant = { id, name };
    return conversation({ state, attendant, team: { id: team.id, name: team.name }, waitingSince, lastMessageAt });
  });

const some = (minLength: number, maxLength: number) => fc.array(anyConversation, { minLength, maxLength, size: "max" });

test("what is shown first is how each list begins, and as much of it as a screen has room for", async () => {
  const { opening, until, replicaOf } = await withCopy();
  await fc.assert(
    fc.asyncProperty(fc.oneof(some(1, 50), some(100, 400)), async (conversations) => {
      await fill(conversations);
      const { sync, goOn } = opening();
      const first = await until(() => firstOf(sync));
      const shown = TABS.map((tab) => first.view.ids(tab));
      goOn();
      const { view } = await until(() => replicaOf(sync));
      const whole = TABS.map(view.ids);
      expect(shown).toEqual(whole.map((ids, at) => ids.slice(0, shown[at]!.length)));
      // Of many, others' may be few: among the open ones that are read are one's own, and what one may not see.
      const mayBeFewer = (at: number) => TABS[at] === "others" && conversations.length > 50;
      const counts = whole.map((it, at) => (mayBeFewer(at) ? shown[at]!.length : Math.min(it.length, 50)));
      expect(shown.map((it) => it.length)).toEqual(counts);
      for (const id of shown.flat()) expect(first.view.see(id)).toEqual(view.see(id));
      sync.close();
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test("a copy of any size is read whole", async () => {
  const { opening, until, replicaOf } = await withCopy();
  for (const size of [499, 500, 501, 1_250]) {
    await fill(Array.from({ length: size }, () => conversation()));
    const { sync, goOn } = opening();
    goOn();
    const { view } = await until(() => replicaOf(sync));
    expect(view.ids("queue")).toHaveLength(size);
    sync.close();
  }
});

test("while something waits in the outbox, nothing is shown that does not have its effect", async () => {
  const { browser, id, open, opening, until, replicaOf } = await withCopy();
  const tab = await open(browser);
  expect(tab.replica.commands.run("start", { conversationId: id })).toBeNull();
  await until(() => expect(tab.replica.outbox.unsent()).toMatchObject([{ key: expect.any(Number) }]));
  await tab.close();
  const { sync, goOn } = opening();
  await settled();
  expect(sync.state().state).toBe("loading");
  goOn();
  await until(() => expect(replicaOf(sync).view.ids("mine")).toEqual([id]));
});

test("of a copy that is older than its lease nothing is shown", async () => {
  const { clock, opening, until } = await withCopy();
  clock.advance(LEASE_MS + 60_000);
  const { sync } = opening();
  const states = new Set<string>();
  sync.onState(() => states.add(sync.state().state));
  await until(() => expect(sync.state().state).toBe("locked"));
  await settled();
  expect(states).toEqual(new Set(["locked"]));
});

test("signing out takes away what is shown first, and what is read after it is not shown", async () => {
  const { browser, opening, until, stored } = await withCopy();
  const [here, there] = [opening(), opening()];
  for (const it of [here, there]) await until(() => firstOf(it.sync));
  await here.sync.signOut();
  for (const it of [here, there]) await until(() => must(it.sync.state().state === "signed_out", "signed out"));
  for (const it of [here, there]) it.goOn();
  await settled();
  expect([here, there].map((it) => it.sync.state().state)).toEqual(["signed_out", "signed_out"]);
  expect(await stored(BRUNO)).toBe("");
  expect(browser.record().userId).toBeNull();
});

test("what was taken away after the first rows had been read is gone with the rest", async () => {
  const { browser, company, id, openOnline, opening, until, replicaOf } = await withCopy();
  const other = company.arrives("João", "Oi");
  browser.goOnline();
  const leader = await openOnline(browser);
  await until(() => expect(leader.replica.view.ids("queue")).toEqual([id, other.id]));
  const { sync, goOn } = opening();
  const first = await until(() => firstOf(sync));
  expect(first.view.ids("queue")).toEqual([id, other.id]);
  company.set(id, { teamId: SUPORTE.id });
  await until(() => expect(leader.replica.view.ids("queue")).toEqual([other.id]));
  goOn();
  await until(() => expect(replicaOf(sync).view.ids("queue")).toEqual([other.id]));
  expect(replicaOf(sync).view.see(id)).toBeNull();
});

test("first rows that cannot be understood have the copy made anew, as any others have", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const { browser, id, opening, until, replicaOf, openOnline } = await withCopy();
  browser.goOnline();
  await (await openOnline(browser)).close();
  await fill([{ ...conversation(), team: undefined as never }]);
  const { sync, goOn } = opening();
  goOn();
  await until(() => expect(replicaOf(sync).storage()).toBe("rebuilt"));
  await until(() => expect(replicaOf(sync).view.ids("queue")).toEqual([id]));
});
