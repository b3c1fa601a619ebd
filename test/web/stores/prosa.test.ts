import { createEffect, createRoot, createSignal } from "solid-js";
import { expect, onTestFinished, test } from "vitest";
import type { User } from "#shared/model/user.ts";
import { createProsa } from "../../../web/stores/create-prosa.ts";
import { ANA, BRUNO, CARLA, nextId, SUPORTE, VENDAS } from "../sync/support/people.ts";
import { createScene } from "../sync/support/scene.ts";

/** A page in which the user is signed in, and online. */
const pageOf = async (user: User) => {
  const scene = createScene();
  const browser = scene.browser(user);
  const colleague = (other: User) => createProsa(scene.browser(other).portsOfTab());
  const prosa = createProsa(browser.portsOfTab());
  onTestFinished(() => browser.goOffline());
  await scene.until(() => expect(prosa.connection.state()).toBe("online"));
  await scene.until(() => expect(prosa.org.isLoaded()).toBe(true));
  return { ...scene, browser, colleague, prosa };
};

/** Runs as a component would, until the test is over. */
const mounted = <T>(component: () => T): T =>
  createRoot((dispose) => {
    onTestFinished(dispose);
    return component();
  });

test("the session, its people and teams are shown", async () => {
  const { prosa } = await pageOf(BRUNO);
  expect(prosa.session.current()).toMatchObject({
    state: "signed_in",
    email: BRUNO.email,
    viewer: { name: "Bruno", teams: { [VENDAS.id]: { isSupervisor: false } } },
  });
  expect(prosa.org.teamName(SUPORTE.id)).toBe("Suporte");
  expect(prosa.org.userName(CARLA.id)).toBe("Carla");
});

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

test("a reply shows at once as pending, and then as the message that it became", async () => {
  const { prosa, company, browser, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  company.set(id, { state: "open", attendantId: BRUNO.id });
  await until(() => expect(prosa.conversations.inTab("mine")).toHaveLength(1));
  const thread = mounted(() => prosa.messages.of(() => id));
  await until(() => expect(thread.items()).toHaveLength(1));
  browser.goOffline();
  const messageId = nextId();
  expect(prosa.outbox.run("send", { conversationId: id, messageId, text: "Olá, Maria" })).toBeNull();
  expect(thread.items().at(-1)).toMatchObject({ id: messageId, text: "Olá, Maria", status: "queued", isPending: true });
  expect(prosa.conversations.get(id)?.preview).toBe("Olá, Maria");
  expect(prosa.outbox.waiting()).toMatchObject([{ name: "send", conversationId: id }]);
  browser.goOnline();
  await until(() => expect(thread.items().at(-1)).toMatchObject({ id: messageId, revision: 1 }));
  await until(() => expect(prosa.outbox.waiting()).toEqual([]));
  expect(thread.items().filter((it) => it.id === messageId)).toHaveLength(1);
});

test("messages follow the conversation that is on screen", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const [first, second] = [company.arrives("Maria", "de Maria"), company.arrives("João", "de João")];
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(2));
  const [id, setId] = createSignal(first.id);
  const thread = mounted(() => prosa.messages.of(id));
  await until(() => expect(thread.items()).toMatchObject([{ text: "de Maria" }]));
  setId(second.id);
  await until(() => expect(thread.items()).toMatchObject([{ text: "de João" }]));
  company.writes(second.id, "mais uma");
  await until(() => expect(thread.items()).toHaveLength(2));
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

test("contacts follow their facts and what waits in the outbox, and leave a list that they no longer fit", async () => {
  const { prosa, company, browser, until } = await pageOf(ANA);
  const it = company.arrives("Rita", "Oi", SUPORTE);
  const filter = createSignal<"active" | "archived">("active");
  const list = mounted(() => prosa.contacts.list(filter[0], () => ""));
  const details = mounted(() => prosa.contacts.details(() => it.contact.id));
  await until(() => expect(list.items()).toMatchObject([{ name: "Rita" }]));
  await until(() => expect(details()).toMatchObject({ ok: true, value: { name: "Rita", archivedAt: null } }));
  browser.goOffline();
  expect(prosa.outbox.run("archive", { contactId: it.contact.id })).toBeNull();
  expect(list.items()).toEqual([]);
  expect(details()).toMatchObject({ ok: true, value: { archivedAt: expect.any(Number) } });
  browser.goOnline();
  await until(() => expect(prosa.outbox.waiting()).toEqual([]));
  filter[1]("archived");
  await until(() => expect(list.items()).toMatchObject([{ name: "Rita" }]));
});

test("what others do to a contact shows in a list of contacts, also without any of its conversations", async () => {
  const { prosa, company, until } = await pageOf(ANA);
  const it = company.arrives("Maria", "Oi");
  const list = mounted(() =>
    prosa.contacts.list(
      () => "active",
      () => "",
    ),
  );
  await until(() => expect(list.items()).toMatchObject([{ name: "Maria" }]));
  company.marks(it.contact.id, { archivedAt: 5 });
  await until(() => expect(list.items()).toEqual([]));
});

test("unsent text is kept on the device, a conversation at a time", async () => {
  const { prosa, company, browser, until, stored } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  prosa.drafts.set(id, "Olá, Ma");
  prosa.drafts.set(id, "Olá, Maria");
  expect(prosa.drafts.get(id)).toBe("Olá, Maria");
  await until(async () => expect(await stored(BRUNO)).toContain("Olá, Maria"));
  const other = createProsa(browser.portsOfTab());
  await until(() => expect(other.drafts.get(id)).toBe("Olá, Maria"));
  await other.session.signOut();
  await until(() => expect(prosa.session.current().state).toBe("signed_out"));
  expect(prosa.drafts.get(id)).toBe("");
  expect(prosa.conversations.inTab("queue")).toEqual([]);
});

test("who else looks at the conversation is shown, oneself left out", async () => {
  const { prosa, company, colleague, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  const carla = colleague(CARLA);
  for (const page of [prosa, carla]) await until(() => expect(page.conversations.get(id)).toBeDefined());
  prosa.presence.look(id, true);
  await until(() => expect(carla.presence.lookersAt(id)).toEqual([{ userId: BRUNO.id, isTyping: true }]));
  expect(carla.presence.online()).toEqual(new Set([BRUNO.id, CARLA.id]));
  expect(prosa.presence.lookersAt(id)).toEqual([]);
});
