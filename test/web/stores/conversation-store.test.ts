import { createEffect } from "solid-js";
import { expect, test } from "vitest";
import { ANA, BRUNO, CARLA, nextId, SUPORTE } from "../sync/support/people.ts";
import { settled } from "../sync/support/eventually.ts";
import { mounted, pageOf } from "./support/page.ts";

test("a row keeps its identity while its conversation changes", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "um");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const [row] = prosa.conversations.inTab("queue");
  company.writes(id, "dois");
  await until(() => expect(row?.preview).toBe("dois"));
  expect(prosa.conversations.inTab("queue")[0]).toBe(row);
  expect(prosa.conversations.get(id)).toBe(row);
});

test("a message in one conversation leaves the other tabs, and other rows, alone", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const [first, second] = [company.arrives("Maria", "um"), company.arrives("João", "Oi")];
  company.set(second.id, { state: "open", attendantId: BRUNO.id });
  await until(() => expect(prosa.conversations.inTab("mine")).toHaveLength(1));
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const runs = { mine: 0, row: 0 };
  mounted(() => {
    createEffect(() => (prosa.conversations.inTab("mine"), (runs.mine += 1)));
    createEffect(() => (prosa.conversations.get(second.id)?.preview, (runs.row += 1)));
  });
  company.writes(first.id, "dois");
  await until(() => expect(prosa.conversations.get(first.id)?.preview).toBe("dois"));
  expect(runs).toEqual({ mine: 1, row: 1 });
});

test("unread messages of the queue and of one's own are counted", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const [first, second] = [company.arrives("Maria", "um"), company.arrives("João", "Oi")];
  company.writes(first.id, "dois");
  company.set(second.id, { state: "open", attendantId: CARLA.id });
  await until(() => expect(prosa.conversations.inTab("others")).toHaveLength(1));
  expect(prosa.conversations.unreadTotal()).toBe(2);
  company.set(second.id, { attendantId: BRUNO.id });
  await until(() => expect(prosa.conversations.unreadTotal()).toBe(3));
});

test("a conversation that is taken away while on screen says so, but not one that one gave away oneself", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const [mine, theirs] = [company.arrives("Maria", "um"), company.arrives("João", "Oi")];
  company.set(mine.id, { state: "open", attendantId: BRUNO.id });
  await until(() => expect(prosa.conversations.inTab("mine")).toHaveLength(1));
  const dropped: string[] = [];
  prosa.conversations.onDropped((id) => dropped.push(id));
  prosa.outbox.run("transfer", { conversationId: mine.id, teamId: SUPORTE.id, userId: null });
  expect(prosa.conversations.get(mine.id)).toBeUndefined();
  await until(() => expect(company.get(mine.id).team.id).toBe(SUPORTE.id));
  company.set(theirs.id, { teamId: SUPORTE.id });
  await until(() => expect(dropped).toEqual([theirs.id]));
});

test("a search shows the API's conversations as they are now, without those that left the tab", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const found = mounted(() =>
    prosa.conversations.search(
      () => "queue",
      () => "maria",
    ),
  );
  await until(() => expect(found.state()).toBe("ready"));
  expect(found.items()[0]).toBe(prosa.conversations.get(id));
  prosa.outbox.run("start", { conversationId: id });
  expect(found.items()).toEqual([]);
});

test("a search that could not be made offline is made when one is back", async () => {
  const { prosa, browser, company, until } = await pageOf(BRUNO);
  company.arrives("Maria", "Bom dia");
  browser.goOffline();
  const found = mounted(() =>
    prosa.conversations.search(
      () => "queue",
      () => "maria",
    ),
  );
  await until(() => expect(found.state()).toBe("offline"));
  browser.goOnline();
  await until(() => expect(found.items()).toHaveLength(1));
});

test("what the replica lacks is looked up, and why one sees it is told", async () => {
  const { prosa, company, until } = await pageOf(ANA);
  const { id } = company.arrives("Maria", "Antiga");
  company.set(id, { state: "concluded", attendantId: CARLA.id, concludedAt: 1 });
  expect(prosa.conversations.get(id)).toBeUndefined();
  expect(await prosa.conversations.open(id)).toMatchObject({ ok: true, value: { preview: "Antiga" } });
  expect(prosa.conversations.tabOf(id)).toBe("concluded");
  expect(await prosa.conversations.why(id)).toMatchObject({
    ok: true,
    value: { relation: "company", access: "everyone" },
  });
  expect(await prosa.conversations.open(nextId())).toMatchObject({ ok: false, code: "not_found" });
  const thread = mounted(() => prosa.messages.of(() => id));
  await until(() => expect(thread.items()).toMatchObject([{ text: "Antiga" }]));
});

test("a search is done again when a feed begins anew: what the API showed of it before is no longer vouched for", async () => {
  const { prosa, api, company, rooms, browser, until } = await pageOf(BRUNO);
  await settled();
  const old = company.arrives("Rita", "Só pela API");
  browser.goOffline();
  company.set(old.id, { state: "concluded", concludedAt: 1 });
  rooms.beginEpoch("second");
  browser.goOnline();
  await until(() => expect(prosa.conversations.inTab("queue")).toEqual([]));
  const found = mounted(() =>
    prosa.conversations.search(
      () => "concluded",
      () => "Rita",
    ),
  );
  await until(() => expect(found.items()).toMatchObject([{ id: old.id }]));
  const searches = () => api.requests.filter((it) => it.includes("q=Rita")).length;
  const before = searches();
  browser.goOffline();
  rooms.beginEpoch("third");
  browser.goOnline();
  await until(() => expect(searches()).toBeGreaterThan(before));
  await until(() => expect(found.items()).toMatchObject([{ id: old.id }]));
});
