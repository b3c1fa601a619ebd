import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ContactPage, ConversationPage } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
let contactId: string;
let conversationId: string;
const PHONE = "5511987654321";
const write = (text: string, name?: string) =>
  deliver(company, messagesBody(company, [{ from: PHONE, text, ...(name ? { name } : {}) }]));
const listed = async (state: string, q = "") => {
  const elisa = await company.as("elisa");
  return (await elisa.getJson<ContactPage>(`/api/contacts?state=${state}&q=${encodeURIComponent(q)}`)).items.map(
    (it) => it.id,
  );
};

beforeEach(async () => {
  company = await foundCompany();
  await write("oi", "Conceição Ávila");
  contactId = (await contactsIn(company))[0]!.id;
  conversationId = (await conversationsIn(company))[0]!.id;
});

it("anyone archives: the contact leaves the lists, its conversation stays where it is", async () => {
  const elisa = await company.as("elisa");
  expect(await elisa.run("archive", { contactId })).toMatchObject({ ok: true });
  expect([await listed("active"), await listed("archived"), await listed("blocked")]).toEqual([[], [contactId], []]);
  const { items } = await (await company.as("carla")).getJson<ConversationPage>("/api/conversations?tab=queue");
  expect(items).toMatchObject([{ id: conversationId, contact: { archivedAt: expect.any(Number) } }]);
  expect(await elisa.run("unarchive", { contactId })).toMatchObject({ ok: true });
  expect(await listed("active")).toEqual([contactId]);
});

it("archiving twice, also at once, changes nothing more", async () => {
  const elisa = await company.as("elisa");
  await Promise.all([elisa.run("archive", { contactId }), elisa.run("archive", { contactId })]);
  const before = await contactsIn(company);
  expect(await elisa.run("archive", { contactId })).toMatchObject({ ok: true });
  expect(await contactsIn(company)).toEqual(before);
});

it("a message of the contact's reactivates it, everywhere it shows; a repeat of an old one does not", async () => {
  const elisa = await company.as("elisa");
  await elisa.run("archive", { contactId });
  const old = (await messagesIn(company))[0]!;
  await deliver(company, messagesBody(company, [{ from: PHONE, id: old.provider_id }]));
  expect(await listed("active")).toEqual([]);
  await write("voltei");
  expect([await listed("active"), await listed("archived")]).toEqual([[contactId], []]);
  const { items } = await (await company.as("carla")).getJson<ConversationPage>("/api/conversations?tab=queue");
  expect(items).toMatchObject([{ preview: "voltei", unread: 2, contact: { archivedAt: null } }]);
});

it("a message of ours does not reactivate it", async () => {
  const carla = await company.as("carla");
  await carla.run("start", { conversationId });
  await carla.run("archive", { contactId });
  expect(await carla.run("send", { conversationId, messageId: newId(), text: "Oi" })).toMatchObject({ ok: true });
  expect(await listed("archived")).toEqual([contactId]);
});

it("a contact that is archived and blocked is among the blocked, and stays archived when it writes", async () => {
  const ana = await company.as("ana");
  await ana.run("archive", { contactId });
  await ana.run("block", { contactId });
  await write("não");
  expect([await listed("active"), await listed("archived"), await listed("blocked")]).toEqual([[], [], [contactId]]);
  await ana.run("unblock", { contactId });
  expect(await listed("archived")).toEqual([contactId]);
});

it("contacts are found by name without accents or case, by number, and by texts of any length", async () => {
  expect(await listed("active", "conceicao avila")).toEqual([contactId]);
  expect(await listed("active", "ÁVILA")).toEqual([contactId]);
  expect(await listed("active", "98765")).toEqual([contactId]);
  expect(await listed("active", "%")).toEqual([]);
  expect(await listed("active", "conceição ávila ".repeat(6).slice(0, 100))).toEqual([]);
  const { items } = await (
    await company.as("carla")
  ).getJson<ConversationPage>(`/api/conversations?tab=queue&q=${"a".repeat(100)}`);
  expect(items).toEqual([]);
});
