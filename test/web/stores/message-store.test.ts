import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { BRUNO, nextId } from "../sync/support/people.ts";
import { mounted, pageOf } from "./support/page.ts";

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
