import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ContactAnswer, ConversationAnswer } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, type Said } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
let contactId: string;
let conversationId: string;
const PHONE = "5511987654321";
const USER = "BR.42";
const write = (...said: Said[]) => deliver(company, messagesBody(company, said));
const texts = async () => (await messagesIn(company)).filter((it) => it.direction === "in").map((it) => it.text);
const block = async () => (await company.as("ana")).run("block", { contactId });
const unblock = async () => (await company.as("ana")).run("unblock", { contactId });
const refusedCount = async () =>
  (await (await company.as("ana")).getJson<ContactAnswer>(`/api/contacts/${contactId}`)).refused.count;

beforeEach(async () => {
  company = await foundCompany();
  await write({ from: PHONE, text: "antes" });
  contactId = (await contactsIn(company))[0]!.id;
  conversationId = (await conversationsIn(company))[0]!.id;
});

describe("two contacts that a message shows to be one person", () => {
  it("are blocked as one: who writes with the other address alone is not received either", async () => {
    await write({ userId: USER, text: "sem número" });
    const other = (await contactsIn(company)).find((it) => it.id !== contactId)!;
    await block();
    await write({ from: PHONE, userId: USER, text: "com os dois" });
    await write({ userId: USER, text: "de novo sem número" });
    expect(await texts()).toEqual(["antes", "sem número"]);
    const ana = await company.as("ana");
    expect((await ana.getJson<ContactAnswer>(`/api/contacts/${other.id}`)).blockedAt).toEqual(expect.any(Number));
    await ana.run("unblock", { contactId: other.id });
    await write({ userId: USER, text: "desbloqueado" });
    expect(await texts()).toEqual(["antes", "sem número", "desbloqueado"]);
  });
});

describe("while blocked", () => {
  it("nothing is received: no message, no conversation, no change; the provider gets its 200", async () => {
    await block();
    const before = [await conversationsIn(company), await messagesIn(company)];
    const answer = await write({ from: PHONE, text: "um" }, { from: PHONE, text: "dois" });
    expect(answer.status).toBe(200);
    expect([await conversationsIn(company), await messagesIn(company)]).toEqual(before);
  });

  it("no new conversation begins, and none that was concluded reopens", async () => {
    const ana = await company.as("carla");
    await ana.run("start", { conversationId });
    await ana.run("conclude", { conversationId });
    await block();
    await write({ from: PHONE, text: "um" });
    expect(await conversationsIn(company)).toMatchObject([{ id: conversationId, state: "concluded" }]);
  });

  it("only a counter and a time are kept, once for each of the provider's ids, however often it repeats", async () => {
    await block();
    const said = { from: PHONE, id: "wamid.same", text: "segredo" };
    await Promise.all([write(said), write(said), write(said, said)]);
    await write({ from: PHONE, text: "segredo" });
    expect(await refusedCount()).toBe(2);
    expect(JSON.stringify(await rowsOf(sql`select * from refused_messages`))).not.toMatch(/segredo|wamid/);
  });

  it.each([
    ["the number without the ninth digit", { from: "551187654321" }],
    ["a user id that comes with its number", { from: PHONE, userId: USER }],
  ])("nothing comes in by %s, and what it writes with is blocked from then on", async (_what, said) => {
    await block();
    await write({ ...said, text: "outro caminho" });
    await write({ ...("userId" in said ? { userId: USER } : said), text: "de novo" });
    expect([(await contactsIn(company)).length, await texts(), await refusedCount()]).toEqual([1, ["antes"], 2]);
  });

  it("nothing comes in by the number that it changed to", async () => {
    await block();
    const system = { type: "user_changed_number", wa_id: "5521911112222" };
    await write({ from: PHONE, extra: { type: "system", system } });
    await write({ from: "5521911112222", text: "número novo" });
    expect([(await contactsIn(company)).length, await texts()]).toEqual([1, ["antes"]]);
  });

  it("nor beside the identity of somebody else who is not blocked", async () => {
    await write({ userId: USER, text: "outra pessoa" });
    await block();
    await write({ from: PHONE, userId: USER, text: "os dois" });
    expect(await texts()).toEqual(["antes", "outra pessoa"]);
  });

  it("nothing is sent to it: a reply and a retry are refused, with what is now", async () => {
    const carla = await company.as("carla");
    await carla.run("start", { conversationId });
    await block();
    const refusal = { ok: false, status: 409, error: { code: "contact_blocked" } };
    const current = { id: conversationId, contact: { blockedAt: expect.any(Number) } };
    expect(await carla.run("send", { conversationId, messageId: newId(), text: "Oi" })).toMatchObject({
      ...refusal,
      current,
    });
  });

  it("its conversation stays where it is, marked, and others' customers are received as ever", async () => {
    await block();
    const carla = await company.as("carla");
    const seen = await carla.getJson<ConversationAnswer>(`/api/conversations/${conversationId}`);
    expect(seen).toMatchObject({ state: "queued", contact: { blockedAt: expect.any(Number) } });
    await write({ from: PHONE, text: "não" }, { from: "5511900000000", text: "sim" }, { from: PHONE, text: "não" });
    expect(await texts()).toEqual(["antes", "sim"]);
  });
});

it("a late repeat of what was turned away brings nothing back after unblocking; what is new comes in", async () => {
  await block();
  const said = { from: PHONE, id: "wamid.late", text: "durante" };
  await write(said);
  await unblock();
  await write(said, { from: PHONE, text: "depois" });
  await write(said);
  expect(await texts()).toEqual(["antes", "depois"]);
});

it("the counter begins anew with each block", async () => {
  await block();
  await write({ from: PHONE });
  await unblock();
  await block();
  expect(await refusedCount()).toBe(0);
});

it("block and unblock are for administrators, harmless when repeated, and leave who did it in the audit log", async () => {
  const bruno = await company.as("bruno");
  expect(await bruno.run("block", { contactId })).toMatchObject({ status: 403, error: { code: "forbidden" } });
  const ana = await company.as("ana");
  const both = await Promise.all([block(), block(), block()]);
  expect(both.map((it) => it.ok)).toEqual([true, true, true]);
  expect(await bruno.run("unblock", { contactId })).toMatchObject({ status: 403 });
  expect((await ana.getJson<{ items: object[] }>("/api/contacts?state=blocked")).items).toMatchObject([
    { id: contactId },
  ]);
  await unblock();
  await unblock();
  const audit = await rowsOf(sql`select actor_id, action, subject_id from audit_log where company_id = ${company.id}`);
  expect(audit).toEqual(Array(2).fill({ actor_id: company.people.ana, action: "contact", subject_id: contactId }));
});
