import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { GaugeAnswer } from "#shared/protocol/api.ts";
import type { Item } from "../../../worker/channels/port.ts";
import { dayOf } from "../../../worker/store/gauge.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { echo, edit, message, phoneOf, receiveItems, revocation } from "../../support/worker/items.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { countsOf, deadLettersIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

const gaugeOf = async (company: Company, query = "") =>
  (await company.as("ana")).getJson<GaugeAnswer>(`/api/channels/gauge${query}`);

const customer = fc.nat({ max: 3 });
const id = fc.nat({ max: 8 }).map((n) => `wamid.${n}`);
const from = (n: number) => [phoneOf(`551190000000${n}`)];

/** Anything that a webhook may say, about few customers and messages, so that much of it repeats. Customer 3 is blocked. */
const item: fc.Arbitrary<Item> = fc.oneof(
  fc.tuple(customer, id).map(([n, it]) => message({ from: from(n), id: `${it}.${n}`, text: it })),
  fc.tuple(customer, id).map(([n, it]) => echo({ from: from(n), id: `out.${it}.${n}`, text: it })),
  fc.tuple(customer, id, fc.nat({ max: 3 })).map(([n, it, at]) => edit(`${it}.${n}`, "outro", at)),
  fc.tuple(customer, id).map(([n, it]) => revocation(`${it}.${n}`)),
  fc
    .tuple(customer, id, fc.constantFrom("sent" as const, "delivered" as const, "read" as const))
    .map(([n, it, status]): Item => ({
      is: "status",
      status: { providerId: `out.${it}.${n}`, messageId: null, status, failure: null, pricing: null },
    })),
  customer.map((n): Item => ({
    is: "watermark",
    watermark: { identity: from(n)[0]!, status: "read", upTo: Date.now() },
  })),
  customer.map((n): Item => ({ is: "move", move: { from: from(n)[0]!, to: phoneOf(`552190000000${n}`) } })),
  fc
    .tuple(customer, fc.nat({ max: 3 }))
    .map(([n, at]): Item => ({ is: "preference", preference: { identities: from(n), isStopped: true, at } })),
  fc.constantFrom<Item>(
    { is: "event", event: { name: "quality", detail: {}, connection: null } },
    {
      is: "template",
      template: { name: "a", language: "pt", status: "paused", category: null, quality: null, reason: null },
    },
    { is: "ignored", name: "typing" },
    { is: "broken", error: "?", body: {} },
  ),
);

it("what was received is the sum of what became of it, whatever came, twice and at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(item, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      async (bodies) => {
        const company = await foundCompany();
        const { tools } = testTools();
        await receiveItems(tools, company, message({ from: from(3), id: "wamid.blocked" }));
        await rowsOf(sql`update contacts set blocked_at = 1 where company_id = ${company.id}`);
        await Promise.all([...bodies, ...bodies].map((items) => receiveItems(tools, company, ...items)));
        const counts = await countsOf(company);
        const sum = Object.values(counts).reduce((one, other) => one + other, 0);
        expect(sum).toBe(1 + 2 * bodies.flat().length);
        expect(counts["stored"]).toBe((await messagesIn(company)).filter((it) => it.direction !== "system").length);
        expect(counts["dead_letter"] ?? 0).toBe((await deadLettersIn(company)).length);
        const [refused] = await rowsOf(sql`select count(*) as n from refused_messages
          where channel_id = ${company.channel.id}`);
        expect(counts["blocked"] ?? 0).toBeGreaterThanOrEqual(Number(refused!.n));
      },
    ),
    { numRuns: 15 },
  );
}, 240_000);

it("a body that fails half-way and comes again is counted as often as it was taken", async () => {
  const company = await foundCompany();
  const { tools } = testTools();
  const broken = {
    ...tools,
    media: { put: async () => Promise.reject(new Error("R2 is down")) } as unknown as R2Bucket,
  };
  const letter: Item = { is: "broken", error: "?", body: "x".repeat(500_000) };
  const said = message({ id: "wamid.1" });
  await expect(receiveItems(broken, company, said, letter)).rejects.toThrow("R2 is down");
  await receiveItems(tools, company, said, letter);
  expect(await countsOf(company)).toEqual({ stored: 1, repeated: 1, dead_letter: 1 });
});

it("administrators see each channel's days, newest first, and no other company's", async () => {
  const [company, other] = [await foundCompany(), await foundCompany()];
  const { tools, clock } = testTools();
  const today = dayOf(clock.now);
  await receiveItems(tools, other, message());
  await receiveItems(tools, company, message({ id: "wamid.1" }), { is: "ignored", name: "typing" });
  await rowsOf(sql`insert into webhook_counts (channel_id, day, outcome, count)
    values (${company.channel.id}, ${dayOf(clock.now - 3 * 86_400_000)}, 'received', 2),
      (${company.channel.id}, ${dayOf(clock.now - 3 * 86_400_000)}, 'blocked', 2),
      (${company.channel.id}, ${dayOf(clock.now - 9 * 86_400_000)}, 'received', 1)`);
  expect((await gaugeOf(company)).items).toEqual([
    { channelId: company.channel.id, day: today, received: 2, outcomes: { stored: 1, "ignored:typing": 1 } },
    {
      channelId: company.channel.id,
      day: dayOf(clock.now - 3 * 86_400_000),
      received: 2,
      outcomes: { blocked: 2 },
    },
  ]);
  expect((await gaugeOf(company, "?days=1")).items.length).toBe(1);
  expect((await gaugeOf(company, "?days=30")).items.length).toBe(3);
});

it("nobody else sees the gauge, and the days are a number of days", async () => {
  const company = await foundCompany();
  const [ana, carla] = [await company.as("ana"), await company.as("carla")];
  expect((await carla.get("/api/channels/gauge")).status).toBe(403);
  for (const days of ["0", "-1", "abc", "400", newId()])
    expect((await ana.get(`/api/channels/gauge?days=${days}`)).status).toBe(400);
});
