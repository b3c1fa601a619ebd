import { expect, test } from "vitest";
import { BRUNO, CARLA, nextId, SUPORTE } from "../sync/support/people.ts";
import { mounted, pageOf } from "./support/page.ts";

/** Bruno has answered Maria offline, and Carla was faster. */
const held = async () => {
  const page = await pageOf(BRUNO);
  const { prosa, company, browser, until } = page;
  const { id } = company.arrives("Maria", "Bom dia");
  company.set(id, { state: "open", attendantId: BRUNO.id });
  await until(() => expect(prosa.conversations.inTab("mine")).toHaveLength(1));
  const thread = mounted(() => prosa.messages.of(() => id));
  await until(() => expect(thread.items()).toHaveLength(1));
  browser.goOffline();
  prosa.outbox.run("send", { conversationId: id, messageId: nextId(), text: "Tem sim" });
  company.replies(id, CARLA, "Já acabou");
  browser.goOnline();
  await until(() =>
    expect(prosa.outbox.refusals()).toMatchObject([{ code: "newer_reply", text: "Tem sim", contactName: "Maria" }]),
  );
  return { ...page, id, thread };
};

test("a held reply that is sent anyway becomes a message, and is held no more", async () => {
  const { prosa, thread, until } = await held();
  const [refusal] = prosa.outbox.refusals();
  prosa.outbox.sendAnyway(refusal!.id);
  prosa.outbox.sendAnyway(refusal!.id);
  await until(() => expect(thread.items().map((it) => it.text)).toEqual(["Bom dia", "Já acabou", "Tem sim"]));
  await until(() => expect(prosa.outbox.waiting()).toEqual([]));
  expect(prosa.outbox.refusals()).toEqual([]);
});

test("whom a refusal concerned is told only while one may see them", async () => {
  const { prosa, company, id, until } = await held();
  company.set(id, { teamId: SUPORTE.id, attendantId: CARLA.id });
  await until(() => expect(prosa.outbox.refusals()).toMatchObject([{ text: "Tem sim", contactName: null }]));
});
