import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationPage, MessagePage } from "#shared/protocol/api.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { all, sql } from "../../../worker/store/db.ts";
import worker from "../../../worker/index.ts";
import { ORIGIN } from "../../support/worker/browser.ts";
import { deliver, messagesBody, statusesBody } from "../../support/worker/meta.ts";
import { enter } from "../../support/worker/room-client.ts";
import { DATABASES, openShop, type ShardName, type Shop, SHOP_SECRET } from "../../support/worker/shop.ts";
import { accepted } from "../../support/worker/tools.ts";

let aurora: Shop;
let boreal: Shop;
/** What the Graph API was asked to send: through which number, and what. */
let sent: { number: string; text: string; providerId: string }[];
beforeEach(async () => {
  sent = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input as RequestInfo, init as RequestInit);
    const { text } = await request.json<{ text: { body: string } }>();
    const providerId = `wamid.${newId()}`;
    sent.push({ number: new URL(request.url).pathname.split("/").at(-2) ?? "", text: text.body, providerId });
    return accepted(providerId);
  });
  aurora = await openShop("DB");
  boreal = await openShop("DB_2");
});
afterEach(() => void vi.restoreAllMocks());

const receive = async (shop: Shop, text: string): Promise<string> => {
  const body = messagesBody(shop, [{ from: "5511987654321", name: "Maria", text }]);
  expect((await deliver(shop, body, { secret: SHOP_SECRET })).status).toBe(200);
  const { items } = await shop.iara.getJson<ConversationPage>("/api/conversations?tab=queue");
  expect(items.map((it) => it.preview)).toEqual([text]);
  return items[0]?.id ?? "";
};

const answer = async (shop: Shop, conversationId: string, text: string): Promise<string> => {
  const messageId = newId();
  expect(await shop.iara.run("start", { conversationId })).toMatchObject({ ok: true });
  expect(await shop.iara.run("send", { conversationId, messageId, text })).toMatchObject({ ok: true });
  return messageId;
};

const statusOf = async (shop: Shop, conversationId: string, messageId: string) => {
  const { items } = await shop.iara.getJson<MessagePage>(`/api/conversations/${conversationId}/messages`);
  return items.find((it) => it.id === messageId)?.status;
};

it("on either database a message comes in, is taken over, answered, sent by the queue and reported as read", async () => {
  for (const [shop, question, reply] of [
    [aurora, "Tem em azul?", "Tem sim"],
    [boreal, "Abre domingo?", "Só no sábado"],
  ] as const) {
    const room = await enter(shop.iara, teamScope(shop.teamId));
    await room.hear("reset");
    const conversationId = await receive(shop, question);
    await room.hear("facts", (it) => JSON.stringify(it).includes(question));
    const messageId = await answer(shop, conversationId, reply);
    await expect.poll(() => statusOf(shop, conversationId, messageId), { timeout: 10_000 }).toBe("sent");
    const [out] = sent.filter((it) => it.number === shop.channel.phoneNumberId);
    expect(out?.text).toBe(reply);
    const report = statusesBody(shop, [{ id: out?.providerId ?? "", status: "read" }]);
    expect((await deliver(shop, report, { secret: SHOP_SECRET })).status).toBe(200);
    expect(await statusOf(shop, conversationId, messageId)).toBe("read");
    room.close();
  }
});

it("each database holds its own company's rows and none of the other's, in every table", async () => {
  for (const shop of [aurora, boreal]) await answer(shop, await receive(shop, "Olá"), "Oi");
  const rows = { aurora: await rowsOf(aurora.id), boreal: await rowsOf(boreal.id) };
  for (const own of [rows.aurora.DB, rows.boreal.DB_2]) {
    expect(own).toEqual(expect.arrayContaining(["contacts", "conversations", "messages", "change_log", "users"]));
  }
  expect([rows.aurora.DB_2, rows.boreal.DB]).toEqual([[], []]);
});

/** The tables of each database in which the company has rows, but for those that say where it is. */
const rowsOf = async (companyId: string): Promise<Record<ShardName, string[]>> => {
  const found = { DB: [] as string[], DB_2: [] as string[] };
  for (const [name, d1] of Object.entries(DATABASES) as [ShardName, D1Database][]) {
    const tables = await all(
      d1,
      sql`select name from sqlite_schema where type = 'table' and sql like '%company_id text%'
        and name not in ('directory', 'placements') order by name`,
    );
    for (const { name: table } of tables) {
      const some = await all(d1, sql`select 1 from ${sql.raw(String(table))} where company_id = ${companyId} limit 1`);
      if (some.length > 0) found[name].push(String(table));
    }
  }
  return found;
};

it("the sweep wakes what is due in every database, and each wake-up finds its own", async () => {
  const woken: object[] = [];
  const sendBatch = async (some: Iterable<{ body: object }>) => void woken.push(...Array.from(some, (it) => it.body));
  const deaf = { ...env, DELIVERIES: { sendBatch } as never };
  const waiting: [Shop, string, string][] = [];
  for (const shop of [aurora, boreal]) {
    const conversationId = await receive(shop, "Olá");
    expect(await shop.iara.run("start", { conversationId })).toMatchObject({ ok: true });
    const send = { id: newId(), name: "send", args: { conversationId, messageId: newId(), text: "Oi" } };
    const headers = { cookie: shop.iara.cookie, origin: ORIGIN, "content-type": "application/json" };
    const request = new Request(`${ORIGIN}/api/commands`, { method: "POST", headers, body: JSON.stringify([send]) });
    await within((context) => worker.fetch(request as never, deaf, context));
    waiting.push([shop, conversationId, send.args.messageId]);
  }
  woken.length = 0;
  await within((context) => worker.scheduled({} as ScheduledController, deaf, context));
  const ours = waiting.map(([, conversationId], at) => ({ conversationId, shard: at === 0 ? "DB" : "DB_2" }));
  expect(woken).toEqual(expect.arrayContaining(ours));
  for (const it of waiting) expect(await statusOf(...it)).toBe("queued");
  const messages = ours.map((body) => ({ body, ack: () => {}, retry: () => {} }) as never);
  await within((context) => worker.queue({ queue: "prosa-deliveries", messages } as never, env, context));
  for (const it of waiting) expect(await statusOf(...it)).toBe("sent");
});

/** Does something of the Worker's, and all that follows from it. */
const within = async (work: (context: ExecutionContext) => Promise<unknown> | unknown): Promise<void> => {
  const context = createExecutionContext();
  await work(context);
  await waitOnExecutionContext(context);
};
