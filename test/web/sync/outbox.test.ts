import { expect, onTestFinished, test, vi } from "vitest";
import type { Replica } from "../../../web/sync/replica.ts";
import { ANA, BRUNO, CARLA, nextId, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene } from "./support/scene.ts";

/** A scene in which Bruno attends a conversation and is online. */
const attending = async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  scene.company.set(it.id, { state: "open", attendantId: BRUNO.id });
  const browser = scene.browser(BRUNO);
  const tab = await scene.openOnline(browser);
  await scene.until(() => expect(tab.replica.view.ids("mine")).toEqual([it.id]));
  return { ...scene, browser, tab, replica: tab.replica, id: it.id };
};

const send = (replica: Replica, conversationId: string, text: string) =>
  replica.commands.run("send", { conversationId, messageId: nextId(), text });

const texts = (commands: readonly { name: string; args: unknown }[]) =>
  commands.map((it) => (it.name === "send" ? (it.args as { text: string }).text : it.name));

test("commands show at once and are sent in the order in which they were given, each once", async () => {
  const { replica, id, api, browser, until } = await attending();
  browser.goOffline();
  for (const text of ["um", "dois", "três"]) expect(send(replica, id, text)).toBeNull();
  expect(replica.commands.run("conclude", { conversationId: id })).toBeNull();
  expect(replica.view.ids("concluded")).toEqual([id]);
  expect(replica.view.conversation(id)?.preview).toBe("três");
  browser.goOnline();
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(texts(api.carriedOut)).toEqual(["um", "dois", "três", "conclude"]);
  expect(replica.view.ids("concluded")).toEqual([id]);
});

test("a reload in the middle loses nothing, and shows what waits", async () => {
  const { replica, id, api, browser, tab, open, until } = await attending();
  browser.goOffline();
  send(replica, id, "um");
  replica.commands.run("conclude", { conversationId: id });
  await until(() => expect(replica.outbox.unsent()).toHaveLength(2));
  await tab.close();
  const again = await open(browser);
  expect(again.replica.view.ids("concluded")).toEqual([id]);
  expect(again.replica.outbox.items()).toHaveLength(2);
  browser.goOnline();
  await until(() => expect(again.replica.outbox.items()).toEqual([]));
  expect(texts(api.carriedOut)).toEqual(["um", "conclude"]);
});

test("an answer that was lost on its way makes nothing happen twice", async () => {
  const { replica, id, api, browser, until, rooms, company } = await attending();
  send(replica, id, "um");
  // The request reaches the server, its answer does not reach us: the network goes while it is under way.
  await until(() => {
    if (api.requests.includes("/api/commands")) browser.goOffline();
    expect(api.carriedOut).toHaveLength(1);
  });
  browser.goOffline();
  browser.goOnline();
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(company.messages(id).filter((it) => it.text === "um")).toHaveLength(1);
  expect(rooms.sessions.size).toBeGreaterThan(0);
});

test("a server that fails is asked again, later and in order", async () => {
  const { replica, id, api, until } = await attending();
  api.fail(/commands/, 503, "unavailable");
  send(replica, id, "um");
  send(replica, id, "dois");
  await until(() => expect(api.requests.filter((it) => it === "/api/commands").length).toBeGreaterThan(1));
  api.fail(null);
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(texts(api.carriedOut)).toEqual(["um", "dois"]);
});

test("a reply for which there was no room is given back rather than sent after a later one", async () => {
  const { replica, id, api, browser, until } = await attending();
  browser.goOffline();
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  onTestFinished(() => add.mockRestore());
  send(replica, id, "um");
  send(replica, id, "dois");
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ text: "um", code: "unavailable" }]));
  browser.goOnline();
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(texts(api.carriedOut)).toEqual(["dois"]);
});

test("a command that cannot be is refused before it is queued", async () => {
  const { replica, id } = await attending();
  expect(replica.commands.run("reopen", { conversationId: id })).toBe("not_concluded");
  expect(replica.commands.run("block", { contactId: nextId() })).toBe("forbidden");
  expect(send(replica, id, "   ")).toBe("invalid_args");
  expect(replica.outbox.items()).toEqual([]);
});

test("a refused command is explained, gives its text back and its effect disappears", async () => {
  const { replica, id, browser, company, until } = await attending();
  browser.goOffline();
  send(replica, id, "Já resolvo");
  company.set(id, { attendantId: CARLA.id });
  browser.goOnline();
  await until(() =>
    expect(replica.outbox.refusals()).toMatchObject([
      { name: "send", code: "forbidden", text: "Já resolvo", conversationId: id },
    ]),
  );
  await until(() => expect(replica.view.ids("others")).toEqual([id]));
  expect(replica.view.conversation(id)?.preview).toBe("Bom dia");
  const [refusal] = replica.outbox.refusals();
  await replica.outbox.dismiss(refusal!.id);
  expect(replica.outbox.refusals()).toEqual([]);
});

test("what was transferred away meanwhile vanishes, and the refused command is explained", async () => {
  const { replica, id, browser, company, rooms, stored, until } = await attending();
  browser.goOffline();
  replica.commands.run("conclude", { conversationId: id });
  company.set(id, { teamId: SUPORTE.id, attendantId: CARLA.id });
  // Even when the feed is slower than the answer.
  rooms.hold(`team-${VENDAS.id}`);
  browser.goOnline();
  await until(() =>
    expect(replica.outbox.refusals()).toMatchObject([{ name: "conclude", code: "not_found", text: null }]),
  );
  await until(async () => expect(await stored(BRUNO)).not.toContain("Bom dia"));
  expect(replica.view.conversation(id)).toBeUndefined();
});

test("one bad command does not hold up those around it", async () => {
  const { replica, id, api, until } = await attending();
  api.fail(/commands/, 413, "too_large");
  send(replica, id, "um");
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "too_large", text: "um" }]));
  api.fail(null);
  send(replica, id, "dois");
  await until(() => expect(texts(api.carriedOut)).toEqual(["dois"]));
});

test("an effect does not flicker between the answer and the fact", async () => {
  const { replica, company, rooms, api, until } = await attending();
  const it = company.arrives("João", "Oi");
  await until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  const seen: string[] = [];
  replica.on("conversations", () => seen.push(replica.view.tabOf(it.id) ?? "none"));
  rooms.hold(`team-${VENDAS.id}`);
  replica.commands.run("start", { conversationId: it.id });
  await until(() => expect(api.carriedOut).toHaveLength(1));
  await until(() => expect(replica.outbox.answered()).toHaveLength(1));
  rooms.release(`team-${VENDAS.id}`);
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(new Set(seen)).toEqual(new Set(["mine"]));
});

test("a reply that the feed has brought no longer covers what came after it, though its answer is late", async () => {
  const { replica, id, api, company, until } = await attending();
  const release = api.delay(/commands/);
  send(replica, id, "um");
  await until(() => expect(replica.view.conversation(id)?.version).toBe(3));
  company.writes(id, "Obrigada");
  await until(() => expect(replica.view.conversation(id)?.preview).toBe("Obrigada"));
  release();
  await until(() => expect(replica.outbox.items()).toEqual([]));
});

test("an effect that the feed does not bring is fetched", async () => {
  const { replica, company, rooms, id, until } = await attending();
  rooms.hold(`team-${VENDAS.id}`);
  send(replica, id, "um");
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(replica.view.conversation(id)?.version).toBe(company.get(id).version);
  expect(replica.view.conversation(id)?.preview).toBe("um");
});

test("blocking marks every conversation of the contact at once", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Oi", SUPORTE);
  const browser = scene.browser(ANA);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  browser.goOffline();
  expect(replica.commands.run("block", { contactId: it.contact.id })).toBeNull();
  expect(replica.view.conversation(it.id)?.contact.blockedAt).not.toBeNull();
  browser.goOnline();
  await scene.until(() => expect(replica.outbox.items()).toEqual([]));
  expect(replica.view.conversation(it.id)?.contact.blockedAt).not.toBeNull();
});

test("settings are asked of the server, past the outbox", async () => {
  const { replica, browser } = await attending();
  const args = { teamId: VENDAS.id, access: "team" as const };
  expect(await replica.commands.ask("set_team_access", args)).toMatchObject({
    ok: false,
    error: { code: "forbidden" },
  });
  browser.goOffline();
  expect(await replica.commands.ask("set_team_access", args)).toEqual({ ok: false, error: { code: "offline" } });
  expect(replica.outbox.items()).toEqual([]);
});

test("what two tabs give about one conversation is sent in the order in which it was given", async () => {
  const { replica, id, api, browser, openOnline, until } = await attending();
  const second = await openOnline(browser);
  browser.goOffline();
  for (const [place, tab] of [replica, second.replica, replica, second.replica].entries()) {
    send(tab, id, `${place}`);
    for (const it of [replica, second.replica])
      await until(() => expect(it.outbox.unsent().filter((item) => item.key !== undefined)).toHaveLength(place + 1));
  }
  browser.goOnline();
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(texts(api.carriedOut)).toEqual(["0", "1", "2", "3"]);
});

test("a conversation whose commands the server cannot digest holds up no other, and is given back in the end", async () => {
  const { replica, id, api, company, until } = await attending();
  const other = company.arrives("João", "Oi");
  await until(() => expect(replica.view.ids("queue")).toEqual([other.id]));
  api.choke("um");
  send(replica, id, "um");
  send(replica, id, "dois");
  replica.commands.run("start", { conversationId: other.id });
  await until(() => expect(texts(api.carriedOut)).toEqual(["start"]));
  expect(replica.outbox.refusals()).toEqual([]);
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "internal", text: "um" }]));
  await until(() => expect(texts(api.carriedOut)).toEqual(["start", "dois"]));
});

test("what is done about a contact keeps its place among what is done in the contact's conversations", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Oi", SUPORTE);
  scene.company.set(it.id, { state: "open", attendantId: ANA.id });
  scene.company.marks(it.contact.id, { blockedAt: 1 });
  const browser = scene.browser(ANA);
  const { replica } = await scene.openOnline(browser);
  await scene.until(() => expect(replica.view.ids("mine")).toEqual([it.id]));
  browser.goOffline();
  expect(replica.commands.run("unblock", { contactId: it.contact.id })).toBeNull();
  expect(send(replica, it.id, "Voltamos")).toBeNull();
  expect(replica.commands.run("block", { contactId: it.contact.id })).toBeNull();
  scene.api.choke("unblock");
  browser.goOnline();
  await scene.until(() => expect(scene.api.requests.filter((path) => path === "/api/commands")).toHaveLength(2));
  scene.api.choke(null);
  await scene.until(() => expect(replica.outbox.items()).toEqual([]));
  expect(texts(scene.api.carriedOut)).toEqual(["unblock", "Voltamos", "block"]);
  expect(replica.outbox.refusals()).toEqual([]);
});

test("what cannot be kept is given back, and stays until it is dismissed", async () => {
  const { replica, id, api, until } = await attending();
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementationOnce(() => {
    throw new DOMException("broken", "UnknownError");
  });
  onTestFinished(() => add.mockRestore());
  send(replica, id, "um");
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "unavailable", text: "um" }]));
  send(replica, id, "dois");
  await until(() => expect(texts(api.carriedOut)).toEqual(["dois"]));
  await until(() => expect(replica.outbox.items()).toEqual([]));
  const [refusal, ...others] = replica.outbox.refusals();
  expect([refusal?.text, others]).toEqual(["um", []]);
  await replica.outbox.dismiss(refusal!.id);
  expect(replica.outbox.refusals()).toEqual([]);
});

test("what waits or was refused keeps nothing of the customer when their conversation is taken away", async () => {
  const { replica, id, browser, company, stored, until } = await attending();
  browser.goOffline();
  send(replica, id, "Já resolvo");
  await until(() => expect(replica.outbox.unsent()).toHaveLength(1));
  company.set(id, { teamId: SUPORTE.id, attendantId: CARLA.id });
  browser.goOnline();
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "not_found", text: "Já resolvo" }]));
  await until(async () => expect(await stored(BRUNO)).not.toContain("Maria"));
  expect(await stored(BRUNO)).toContain("Já resolvo");
});

test("what has been settled already does not come back when another tab settles it, too", async () => {
  const { replica, id, browser, until } = await attending();
  const { outbox } = replica;
  browser.goOffline();
  for (const text of ["um", "dois"]) send(replica, id, text);
  await until(() => expect(outbox.unsent()).toHaveLength(2));
  const [first, second] = outbox.unsent();
  const settlement = { answered: [first!], refused: [[second!, "forbidden"]] } as const;
  await outbox.settle(settlement);
  await Promise.all([outbox.remove([first!]), outbox.dismiss(second!.id)]);
  await outbox.settle(settlement);
  expect([outbox.items(), outbox.refusals()]).toEqual([[], []]);
});

test("whoever has settled something finds it settled, also when others settle meanwhile", async () => {
  const { replica, id, browser, until } = await attending();
  const { outbox } = replica;
  browser.goOffline();
  for (const text of ["um", "dois"]) send(replica, id, text);
  await until(() => expect(outbox.unsent()).toHaveLength(2));
  const [first, second] = outbox.unsent();
  const settling = [first!, second!].map((it) => outbox.settle({ answered: [it], refused: [] }));
  await settling[0];
  expect(outbox.unsent()).not.toContainEqual(first);
  await settling[1];
});
