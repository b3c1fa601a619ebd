import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { Health } from "#shared/protocol/health.ts";
import { remembered } from "../../../worker/http/remembered.ts";
import { checkHealth, type HealthTools } from "../../../worker/services/check-health.ts";
import { request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { putConversation, run, sql } from "../../support/worker/put.ts";

const MINUTE = 60_000;
const broken = () => Promise.reject(new Error("Maria's room"));
const queue = { metrics: async () => ({ backlogCount: 0, backlogBytes: 0 }) };

let company: Company;
let now: number;
let tools: HealthTools;
beforeEach(async () => {
  company = await foundCompany();
  now = Date.now();
  await run(sql`delete from deliveries`);
  tools = { databases: [env.DB], now: () => now, rooms: { ping: async () => {} }, queues: [queue] };
});

/** A message of a conversation that is due since a time. */
const putDelivery = async (dueAt: number, conversationId?: string) => {
  const id = conversationId ?? (await putConversation(company, { team: "vendas", state: "queued" })).id;
  const messageId = newId();
  await run(sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, status, at)
    values (${messageId}, ${company.id}, ${id}, ${company.channel.id}, 'out', 'text', 'queued', ${now})`);
  await run(sql`insert into deliveries (message_id, company_id, conversation_id, at, due_at)
    values (${messageId}, ${company.id}, ${id}, ${now}, ${dueAt})`);
  return { id, messageId };
};

it("anyone is told that the database, the rooms and the queues answer, and nothing else", async () => {
  const response = await request("/api/health");
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const ok = { status: "ok", ms: expect.any(Number) };
  expect(await response.json()).toEqual({
    status: "ok",
    at: expect.any(Number),
    checks: { d1: ok, rooms: ok, queues: ok, deliveries: { ...ok, behindMs: 0 } },
  });
});

it("however often it is asked for, an isolate looks every ten seconds", async () => {
  const first = await (await request("/api/health")).json<Health>();
  const others = await Promise.all(Array.from({ length: 20 }, () => request("/api/health")));
  for (const it of others) expect(await it.json()).toEqual(first);
});

it("while it looks, and until what it saw is old, others are told what it saw last", async () => {
  let clock = 0;
  const recent = remembered<string>(10_000, () => clock);
  expect(await recent(async () => "first")).toBe("first");
  clock = 9_999;
  expect(await recent(async () => "too soon")).toBe("first");
  clock = 10_000;
  const { promise, resolve } = Promise.withResolvers<string>();
  const looking = recent(() => promise);
  expect(await recent(async () => "meanwhile")).toBe("first");
  resolve("second");
  expect(await looking).toBe("second");
  expect(await recent(async () => "too soon")).toBe("second");
  clock = 20_000;
  await expect(recent(broken)).rejects.toThrow("Maria's room");
  expect(await recent(async () => "too soon")).toBe("second");
  clock = 30_000;
  expect(await recent(async () => "third")).toBe("third");
});

it.each([
  ["rooms", { rooms: { ping: broken } }],
  ["queues", { queues: [queue, { metrics: broken }] }],
])("is told as failing, by %s alone, when they do not answer; not why", async (part, wrong) => {
  const health = await checkHealth({ ...tools, ...wrong });
  const failing = Object.entries(health.checks).filter(([, it]) => it.status === "failing");
  expect([health.status, failing.map(([name]) => name)]).toEqual(["failing", [part]]);
  expect(JSON.stringify(health)).not.toContain("Maria");
});

it("a database that is down fails, one of several too; how far deliveries are behind is not known then", async () => {
  const d1 = { prepare: () => ({ bind: () => ({ all: broken }) }) } as unknown as D1Database;
  expect(await checkHealth({ ...tools, databases: [env.DB, d1] })).toMatchObject({
    status: "failing",
    checks: { d1: { status: "failing" }, rooms: { status: "ok" }, deliveries: { status: "failing", behindMs: null } },
  });
});

it("says for how long the oldest message that could be sent has been due, and fails after five minutes", async () => {
  await putDelivery(now - 2 * MINUTE);
  await putDelivery(now - 5 * MINUTE);
  await putDelivery(now + MINUTE);
  expect(await checkHealth(tools)).toMatchObject({ status: "ok", checks: { deliveries: { behindMs: 5 * MINUTE } } });
  now += 1;
  expect(await checkHealth(tools)).toMatchObject({
    status: "failing",
    checks: { d1: { status: "ok" }, deliveries: { status: "failing", behindMs: 5 * MINUTE + 1 } },
  });
});

it("a sender that died is behind from the end of its lease", async () => {
  const { messageId } = await putDelivery(now - 60 * MINUTE);
  const lease = (endsAt: number) =>
    run(sql`update deliveries set lease = 'x', lease_ends_at = ${endsAt} where message_id = ${messageId}`);
  await lease(now + MINUTE);
  expect((await checkHealth(tools)).checks.deliveries.behindMs).toBe(0);
  await lease(now - MINUTE);
  expect((await checkHealth(tools)).checks.deliveries.behindMs).toBe(MINUTE);
});

it("what waits as it should is not behind: in a paused channel, for its turn in a busy one, behind another of its conversation", async () => {
  const { id } = await putDelivery(now - 60 * MINUTE);
  await run(sql`update channels set paused_at = ${now} where id = ${company.channel.id}`);
  expect((await checkHealth(tools)).checks.deliveries.behindMs).toBe(0);
  await run(sql`update channels set paused_at = null where id = ${company.channel.id}`);
  await run(sql`insert into channel_paces (channel_id, next_at) values (${company.channel.id}, ${now + MINUTE})`);
  expect((await checkHealth(tools)).checks.deliveries.behindMs).toBe(0);
  await run(sql`delete from channel_paces`);
  await run(sql`update deliveries set due_at = ${now + MINUTE} where conversation_id = ${id}`);
  now += 1;
  await putDelivery(now - 30 * MINUTE, id);
  expect((await checkHealth(tools)).checks.deliveries.behindMs).toBe(0);
});
