import { beforeEach, expect, it } from "vitest";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, type Said } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { contactsIn, conversationsIn, countsOf, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const PHONE = "5511987654321";
const OLD_PHONE = "551187654321";
const USER = "BR.1122334455";
const write = (...said: Said[]) => deliver(company, messagesBody(company, said));
const people = async () => (await contactsIn(company)).length;
const addresses = () =>
  rowsOf<{ address: string }>(
    sql`select address from contact_identities where company_id = ${company.id} order by address`,
  );

it.each([
  ["the phone, then both, then the user id", [{ from: PHONE }, { from: PHONE, userId: USER }, { userId: USER }]],
  ["the user id, then both, then the phone", [{ userId: USER }, { from: PHONE, userId: USER }, { from: PHONE }]],
  ["both, then each", [{ from: PHONE, userId: USER }, { userId: USER }, { from: PHONE }]],
  ["the ninth digit, then without", [{ from: PHONE }, { from: OLD_PHONE }]],
  ["without the ninth digit, then with", [{ from: OLD_PHONE }, { from: PHONE }]],
] as [string, Said[]][])("who writes with %s is one contact with one conversation", async (_what, said) => {
  for (const it of said) await write(it);
  expect(await people()).toBe(1);
  expect((await conversationsIn(company)).length).toBe(1);
  expect((await messagesIn(company)).length).toBe(said.length);
});

it("all of it in one body, and in parallel, is one contact too", async () => {
  const said = [{ from: PHONE, userId: USER }, { userId: USER }, { from: OLD_PHONE }, { from: PHONE }];
  await write(...said);
  await Promise.all(said.map((it) => write(it)));
  expect([await people(), (await messagesIn(company)).length]).toEqual([1, 8]);
});

it("someone known by their user id shows with their number from when it is known, and is found by it", async () => {
  await write({ userId: USER, name: "Maria" });
  expect(await contactsIn(company)).toMatchObject([{ phone: null }]);
  await write({ userId: USER, from: OLD_PHONE });
  expect(await contactsIn(company)).toMatchObject([{ phone: PHONE }]);
  const carla = await company.as("carla");
  expect(await carla.getJson("/api/contacts?q=87654")).toMatchObject({ items: [{ name: "Maria", phone: PHONE }] });
  expect(await carla.getJson("/api/conversations?tab=queue")).toMatchObject({ items: [{ contact: { phone: PHONE } }] });
});

it("remembers the address as the provider writes it", async () => {
  await write({ from: OLD_PHONE, userId: USER });
  expect((await addresses()).map((it) => it.address)).toEqual([OLD_PHONE, USER]);
});

it("two numbers, and a landline beside a mobile, are different people", async () => {
  for (const from of ["5511987654321", "5511987654322", "551133334444", "5511933334444", "15551234567"])
    await write({ from });
  expect(await people()).toBe(5);
});

it("the same user id at another business account is someone else", async () => {
  await write({ userId: USER });
  const body = messagesBody(company, [{ userId: USER }]);
  await deliver(company, { ...body, entry: [{ ...body.entry[0], id: "another-account" }] });
  expect(await people()).toBe(2);
});

it("a customer who changes the number is the same contact under the new one", async () => {
  await write({ from: PHONE });
  const system = { type: "user_changed_number", wa_id: "5521912345678", body: "changed" };
  await write({ from: PHONE, extra: { type: "system", system } });
  await write({ from: "5521912345678" });
  expect([await people(), (await messagesIn(company)).length]).toEqual([1, 2]);
  expect(await countsOf(company)).toEqual({ number_changed: 1, stored: 2 });
  const carla = await company.as("carla");
  expect(await carla.getJson("/api/contacts?q=912345678")).toMatchObject({ items: [{ phone: "5521912345678" }] });
});

it("a name of blanks is no name: the number stands in", async () => {
  await write({ from: PHONE, name: "  " });
  expect(await contactsIn(company)).toMatchObject([{ name: PHONE }]);
});

it("a customer whose user id changes keeps the number that they show", async () => {
  await write({ from: PHONE, userId: USER });
  const system = { type: "user_changed_user_id", user_id: "BR.2" };
  await write({ userId: USER, extra: { type: "system", system } });
  await write({ userId: "BR.2" });
  expect(await contactsIn(company)).toMatchObject([{ phone: PHONE }]);
  expect((await messagesIn(company)).length).toBe(2);
});

it("two who become one by a change of number show the new one", async () => {
  await write({ from: PHONE });
  await write({ from: "5521912345678" });
  const system = { type: "user_changed_number", wa_id: "5521912345678", body: "changed" };
  await write({ from: PHONE, extra: { type: "system", system } });
  await write({ from: PHONE, extra: { type: "system", system } });
  expect(await contactsIn(company)).toMatchObject([{ phone: "5521912345678" }]);
  expect(await countsOf(company)).toEqual({ stored: 2, number_changed: 1, repeated: 1 });
});
