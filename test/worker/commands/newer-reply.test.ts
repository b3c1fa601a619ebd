import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationAnswer } from "#shared/protocol/api.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { interposed } from "../../support/worker/interposed.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversation: Put;
const { tools, clock } = testTools();
beforeEach(async () => {
  company = await foundCompany();
  conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
/** The person replies, having seen the given reply of others (null: none; absent: whatever there is); answers its id. */
const send = async (person: PersonName, text: string, seen: { seenReply?: string | null } = {}, d1 = tools.d1) => {
  clock.now += 1;
  const messageId = newId();
  const args = { conversationId: conversation.id, messageId, text, ...seen };
  return { messageId, args, answer: await runAs({ ...tools, d1 }, company, person, "send", args) };
};
const sent = async () => (await messagesIn(company)).filter((it) => it.direction === "out").map((it) => it.text);
const held = { ok: false, code: "newer_reply" };

describe("a reply whose author has not seen a colleague's newer one", () => {
  it("is held, and comes with the conversation as it is now", async () => {
    await send("bruno", "Eu respondo");
    const { answer } = await send("carla", "Respondo eu", { seenReply: null });
    expect(answer).toMatchObject({ ...held, current: { id: conversation.id, preview: "Eu respondo" } });
    expect(await sent()).toEqual(["Eu respondo"]);
  });

  it("is answered over HTTP as a conflict, the same again, and writes nothing", async () => {
    await send("bruno", "Eu respondo");
    const [carla, id] = [await company.as("carla"), newId()];
    const args = { conversationId: conversation.id, messageId: newId(), text: "Respondo eu", seenReply: null };
    const version = async () =>
      (await carla.getJson<ConversationAnswer>(`/api/conversations/${conversation.id}`)).version;
    const before = await version();
    for (let round = 0; round < 2; round++) {
      expect(await carla.run("send", args, id)).toMatchObject({ status: 409, error: { code: "newer_reply" } });
    }
    expect([await sent(), await version()]).toEqual([["Eu respondo"], before]);
    expect(await rowsOf(sql`select message_id from deliveries where company_id = ${company.id}`)).toHaveLength(1);
  });

  it("goes as a new command that has seen it, or that does not ask", async () => {
    const bruno = await send("bruno", "Eu respondo");
    await send("carla", "Espere", { seenReply: null });
    expect((await send("carla", "Vi", { seenReply: bruno.messageId })).answer).toMatchObject({ ok: true });
    expect((await send("carla", "Sem olhar")).answer).toMatchObject({ ok: true });
    expect(await sent()).toEqual(["Eu respondo", "Vi", "Sem olhar"]);
  });

  it("is held when what it had seen is an older one, and when it is no message of the conversation", async () => {
    const [first] = [await send("bruno", "um"), await send("bruno", "dois")];
    expect((await send("carla", "Oi", { seenReply: first.messageId })).answer).toMatchObject(held);
    expect((await send("carla", "Oi", { seenReply: newId() })).answer).toMatchObject(held);
    const elsewhere = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
    expect((await send("carla", "Oi", { seenReply: elsewhere.messageId })).answer).toMatchObject(held);
  });

  it("of the same moment is held by the order that everybody sees", async () => {
    const [one, two] = [await send("bruno", "um"), await send("bruno", "dois")];
    await rowsOf(
      sql`update messages set at = ${clock.now} where conversation_id = ${conversation.id} and direction = 'out'`,
    );
    expect((await send("carla", "Oi", { seenReply: one.messageId })).answer).toMatchObject(held);
    expect((await send("carla", "Oi", { seenReply: two.messageId })).answer).toMatchObject({ ok: true });
  });
});

it("one's own replies and what the customer says hold nothing back", async () => {
  await send("carla", "um", { seenReply: null });
  await send("carla", "dois", { seenReply: null });
  expect(await sent()).toEqual(["um", "dois"]);
});

it("what one may not see does not exist, newer reply or not", async () => {
  await send("bruno", "Eu respondo");
  expect((await send("elisa", "Oi", { seenReply: null })).answer).toMatchObject({ code: "not_found", current: null });
});

describe("a colleague's reply that is committed between the decision and its writing", () => {
  const during = (seen: { seenReply?: string | null }) =>
    send(
      "carla",
      "Respondo eu",
      seen,
      interposed(tools.d1, () => send("bruno", "Eu respondo")),
    );

  it("holds the reply", async () => {
    expect((await during({ seenReply: null })).answer).toMatchObject(held);
    expect(await sent()).toEqual(["Eu respondo"]);
  });

  it("holds one that had seen an earlier reply", async () => {
    const { messageId } = await send("bruno", "antes");
    expect((await during({ seenReply: messageId })).answer).toMatchObject(held);
    expect(await sent()).toEqual(["antes", "Eu respondo"]);
  });

  it("leaves one alone that does not ask", async () => {
    expect((await during({})).answer).toMatchObject({ ok: true });
    expect(await sent()).toHaveLength(2);
  });
});

it("of two who reply at once, each having seen nothing of the other, one is held", async () => {
  const [bruno, carla] = await Promise.all([company.as("bruno"), company.as("carla")]);
  for (let round = 0; round < 5; round++) {
    const { id: conversationId } = await putConversation(company, {
      team: "vendas",
      state: "open",
      attendant: "carla",
    });
    const reply = (text: string) => ({ conversationId, messageId: newId(), text, seenReply: null });
    const answers = await Promise.all([bruno.run("send", reply("Bruno")), carla.run("send", reply("Carla"))]);
    expect(answers.filter((it) => it.ok)).toHaveLength(1);
    expect(answers.find((it) => !it.ok)).toMatchObject({ error: { code: "newer_reply" } });
  }
});
