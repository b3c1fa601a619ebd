import { beforeEach, expect, it } from "vitest";
import type { DeadLetters } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const listed = async () => (await (await company.as("ana")).getJson<DeadLetters>("/api/dead-letters")).items;

it("administrators see what was not understood and why, others do not", async () => {
  await deliver(company, "{");
  expect(await listed()).toMatchObject([
    { channelId: company.channel.id, error: expect.stringContaining("JSON"), replayedAt: null },
  ]);
  expect((await (await company.as("bruno")).get("/api/dead-letters")).status).toBe(403);
  expect(
    (await (await foundCompany()).as("ana").then((it) => it.getJson<DeadLetters>("/api/dead-letters"))).items,
  ).toEqual([]);
});

it("a letter that is understood by now is taken as if it came now, once; one that is not stays", async () => {
  await deliver(company, "{");
  const [letter] = await listed();
  const ana = await company.as("ana");
  const replay = async () => (await ana.post(`/api/dead-letters/${letter?.id}/replay`, {})).status;
  expect(await replay()).toBe(409);
  const mended = JSON.stringify(messagesBody(company, [{ from: "5511987654321", text: "tarde" }]));
  await rowsOf(sql`update dead_letters set body = ${mended} where id = ${letter?.id}`);
  expect([await replay(), await replay()]).toEqual([200, 200]);
  expect((await messagesIn(company)).map((it) => it.text)).toEqual(["tarde"]);
  expect(await listed()).toMatchObject([{ replayedAt: expect.any(Number) }]);
});

it("a letter too long for a row is kept all the same, and can be replayed", async () => {
  await deliver(company, `{"object": "${"a".repeat(1_500_000)}", `);
  const [letter] = await listed();
  expect(await rowsOf(sql`select length(body) as length from dead_letters where company_id = ${company.id}`)).toEqual([
    { length: 0 },
  ]);
  const ana = await company.as("ana");
  expect((await ana.post(`/api/dead-letters/${letter?.id}/replay`, {})).status).toBe(409);
});

it("another company's letter is not there to be replayed", async () => {
  await deliver(company, "{");
  const [letter] = await listed();
  const other = await (await foundCompany()).as("ana");
  expect((await other.post(`/api/dead-letters/${letter?.id}/replay`, {})).status).toBe(404);
});
