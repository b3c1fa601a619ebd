import { expect, test } from "vitest";
import type { Replica } from "../../../web/sync/replica.ts";
import { BRUNO, CARLA, nextId, VENDAS } from "./support/people.ts";
import { createScene, settled, type Tab } from "./support/scene.ts";

/** Bruno attends Maria and has what was said so far before him. */
const reading = async () => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "Bom dia");
  scene.company.set(id, { state: "open", attendantId: BRUNO.id });
  const browser = scene.browser(BRUNO);
  const read = async (tab: Tab): Promise<Replica> => {
    await scene.until(() => expect(tab.replica.view.ids("mine")).toEqual([id]));
    tab.replica.threads.open(id);
    await scene.until(() => expect(tab.replica.threads.get(id)?.next).not.toBeUndefined());
    return tab.replica;
  };
  const replica = await read(await scene.openOnline(browser));
  const send = (text: string) =>
    expect(replica.commands.run("send", { conversationId: id, messageId: nextId(), text })).toBeNull();
  const sent = () => scene.api.carriedOut.filter((it) => it.name === "send").map((it) => it.args.text);
  /** Bruno answers offline, and Carla is faster. */
  const collide = async (): Promise<string> => {
    browser.goOffline();
    send("Tem sim");
    scene.company.replies(id, CARLA, "Já acabou");
    browser.goOnline();
    await scene.until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "newer_reply" }]));
    return replica.outbox.refusals()[0]!.id;
  };
  return { ...scene, browser, read, replica, id, send, sent, collide };
};

test("a reply goes through when nobody answered after what its author had seen", async () => {
  const { replica, company, id, send, sent, until } = await reading();
  send("um");
  await until(() => expect(sent()).toEqual(["um"]));
  company.replies(id, CARLA, "de Carla");
  await until(() => expect(replica.threads.get(id)?.messages.at(-1)?.text).toBe("de Carla"));
  send("dois");
  send("três");
  await until(() => expect(sent()).toEqual(["um", "dois", "três"]));
  expect(replica.outbox.refusals()).toEqual([]);
});

test("a reply to which a colleague was faster is held with its text, and its effect is taken back", async () => {
  const { replica, id, sent, collide, until } = await reading();
  await collide();
  expect(replica.outbox.refusals()).toMatchObject([{ name: "send", text: "Tem sim", conversationId: id }]);
  await until(() => expect(replica.view.conversation(id)?.preview).toBe("Já acabou"));
  expect(replica.outbox.items()).toEqual([]);
  expect(sent()).toEqual([]);
});

test("a held reply is sent anyway when its author says so, once", async () => {
  const { replica, company, id, sent, collide, until } = await reading();
  const refusalId = await collide();
  await Promise.all([replica.commands.sendAnyway(refusalId), replica.commands.sendAnyway(refusalId)]);
  expect(replica.outbox.refusals()).toEqual([]);
  await until(() => expect(sent()).toEqual(["Tem sim"]));
  await until(() => expect(replica.outbox.items()).toEqual([]));
  expect(company.messages(id).filter((it) => it.text === "Tem sim")).toHaveLength(1);
});

test("a held reply is there after a reload and in every tab, and two tabs that send it anyway send it once", async () => {
  const { browser, replica, openOnline, open, sent, collide, until } = await reading();
  const refusalId = await collide();
  const second = await openOnline(browser);
  expect(second.replica.outbox.refusals()).toEqual(replica.outbox.refusals());
  browser.goOffline();
  const third = await open(browser);
  await Promise.all([second, third].map((tab) => tab.replica.commands.sendAnyway(refusalId)));
  for (const tab of [second, third]) await until(() => expect(tab.replica.outbox.refusals()).toEqual([]));
  browser.goOnline();
  await until(() => expect(sent()).toEqual(["Tem sim"]));
  await until(() => expect(third.replica.outbox.items()).toEqual([]));
});

test("a held reply is sent anyway before the feed has brought what it was held for", async () => {
  const { replica, rooms, sent, collide, until } = await reading();
  rooms.hold(`team-${VENDAS.id}`);
  await replica.commands.sendAnyway(await collide());
  await until(() => expect(sent()).toEqual(["Tem sim"]));
  expect(replica.outbox.refusals()).toEqual([]);
});

test("a reply that was to be sent anyway is held again when yet another one was faster", async () => {
  const { replica, browser, company, id, sent, collide, until } = await reading();
  const refusalId = await collide();
  await until(() => expect(replica.threads.get(id)?.messages.at(-1)?.text).toBe("Já acabou"));
  browser.goOffline();
  await replica.commands.sendAnyway(refusalId);
  company.replies(id, CARLA, "Chegou mais");
  browser.goOnline();
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "newer_reply", text: "Tem sim" }]));
  expect(replica.outbox.refusals()[0]!.id).not.toBe(refusalId);
  expect(sent()).toEqual([]);
});

test("a held reply that one gives up is gone", async () => {
  const { replica, sent, collide } = await reading();
  await replica.outbox.dismiss(await collide());
  await settled();
  expect(replica.outbox.refusals()).toEqual([]);
  expect(sent()).toEqual([]);
});

test("a reply that waits is no longer shown as given once a faster one is here, as the server will decide", async () => {
  const { replica, api, company, id, send, until } = await reading();
  api.fail(/commands/, 503, "unavailable");
  send("Tem sim");
  expect(replica.view.conversation(id)?.preview).toBe("Tem sim");
  company.replies(id, CARLA, "Já acabou");
  await until(() => expect(replica.view.conversation(id)?.preview).toBe("Já acabou"));
  expect(replica.outbox.unsent()).toHaveLength(1);
  expect(replica.view.pending().ofConversation(id)).toEqual([]);
  api.fail(null);
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ code: "newer_reply" }]));
});

test("a reply from a list, without the conversation before one, is not checked", async () => {
  const { company, browser, openOnline, id, sent, until } = await reading();
  const { replica } = await openOnline(browser);
  company.replies(id, CARLA, "Já acabou");
  expect(replica.commands.run("send", { conversationId: id, messageId: nextId(), text: "Tem sim" })).toBeNull();
  await until(() => expect(sent()).toEqual(["Tem sim"]));
});

test("a conclusion is undone when the customer had written meanwhile", async () => {
  const { replica, company, api, browser, id, until } = await reading();
  browser.goOffline();
  expect(replica.commands.run("conclude", { conversationId: id })).toBeNull();
  expect(replica.view.ids("concluded")).toEqual([id]);
  company.writes(id, "Só mais uma coisa");
  browser.goOnline();
  await until(() => expect(replica.outbox.refusals()).toMatchObject([{ name: "conclude", code: "customer_wrote" }]));
  await until(() => expect(replica.view.conversation(id)?.preview).toBe("Só mais uma coisa"));
  expect(replica.view.ids("mine")).toEqual([id]);
  expect(api.carriedOut).toEqual([]);
});
