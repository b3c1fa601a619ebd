import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { addAddress } from "../../support/worker/address.ts";
import { reply } from "../../support/worker/outbox.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { accepted, refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

/** So many of Carla's open conversations, each with a customer's number. */
const conversations = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const { id, contactId } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
      await addAddress(company, contactId, `55119000000${String(at).padStart(2, "0")}`);
      return id;
    }),
  );
const setRate = (perSecond: number) =>
  rowsOf(sql`update channels set sends_per_second = ${perSecond} where id = ${company.channel.id}`);

it("a channel sends no more a second than it may, whichever conversations its messages are of", async () => {
  await setRate(10);
  const times: number[] = [];
  const all = testTools(() => {
    times.push(all.clock.now);
    return accepted();
  });
  const ids = await conversations(12);
  for (const id of ids) await reply(all.tools, company, id, "Oi");
  for (const id of ids) await sendDue(all.tools, id);
  expect(times.length).toBe(12);
  const gaps = times.slice(1).map((it, at) => it - (times[at] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
});

it("who finds the channel far behind comes back when it has room, and holds nothing until then", async () => {
  await setRate(1);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const all = testTools();
  const waiting = { ...all.tools, sleep: () => gate };
  const ids = await conversations(4);
  for (const id of ids) await reply(all.tools, company, id, "Oi");
  all.woken.length = 0;
  const senders = ids.map((id) => sendDue(waiting, id));
  await expect.poll(() => all.woken.length).toBe(1);
  expect(all.woken[0]).toMatchObject({ conversationId: expect.any(String), delayMs: 3_000 });
  const leases = await rowsOf(sql`select * from deliveries where company_id = ${company.id} and lease is not null`);
  expect(leases.length).toBe(3);
  open();
  await Promise.all(senders);
  all.clock.now += 3_000;
  await sendDue(all.tools, all.woken[0]!.conversationId!);
  expect(all.asked.length).toBe(4);
});

describe("a provider that has had enough of the whole channel", () => {
  it.each([
    [429, { code: 131056 }, {}, 1_000],
    [400, { code: 130429 }, {}, 1_000],
    [429, {}, { "retry-after": "30" }, 30_000],
  ])("(%s %j %j) hears nothing of it for a while", async (status, error, headers, pauseMs) => {
    const all = testTools(() => (all.asked.length === 1 ? refusedWith(status, error, headers) : accepted()));
    const [first, second] = (await conversations(2)) as [string, string];
    await reply(all.tools, company, first, "um");
    await reply(all.tools, company, second, "dois");
    await sendDue(all.tools, first);
    const until = all.clock.now + pauseMs;
    while (all.asked.length === 1) {
      all.woken.length = 0;
      await sendDue(all.tools, second);
      all.clock.now += all.woken[0]?.delayMs ?? 0;
    }
    expect(all.clock.now).toBeGreaterThanOrEqual(until);
    expect(all.clock.now).toBeLessThan(until + 100);
    expect(all.asked.map((it) => it.body.text.body)).toEqual(["um", "dois"]);
  });

  it("of one customer alone hears of the others", async () => {
    const all = testTools(() => (all.asked.length === 1 ? refusedWith(400, { code: 131056 }) : accepted()));
    const [first, second] = (await conversations(2)) as [string, string];
    await reply(all.tools, company, first, "um");
    await reply(all.tools, company, second, "dois");
    await sendDue(all.tools, first);
    const before = all.clock.now;
    await sendDue(all.tools, second);
    expect([all.asked.length, all.clock.now - before < 100]).toEqual([2, true]);
  });

  it("for long is left to the sweep, which waits as well", async () => {
    const all = testTools(() => refusedWith(429, {}, { "retry-after": "600" }));
    const [first, second] = (await conversations(2)) as [string, string];
    await reply(all.tools, company, first, "um");
    await reply(all.tools, company, second, "dois");
    await sendDue(all.tools, first);
    all.woken.length = 0;
    await sendDue(all.tools, second);
    const isSwept = async () => {
      all.woken.length = 0;
      await sweep(all.tools);
      return all.woken.some((it) => it.conversationId === second);
    };
    expect(all.woken).toEqual([]);
    expect(await isSwept()).toBe(false);
    all.clock.now += 600_000;
    expect(await isSwept()).toBe(true);
  });
});

describe("a channel that pauses", () => {
  it("sends nothing, wakes nobody, and goes on where it stopped", async () => {
    const all = testTools();
    const [id] = (await conversations(1)) as [string];
    await reply(all.tools, company, id, "um");
    await reply(all.tools, company, id, "dois");
    await rowsOf(sql`update channels set paused_at = 1 where id = ${company.channel.id}`);
    all.woken.length = 0;
    await sendDue(all.tools, id);
    await sweep(all.tools);
    expect([all.asked, all.woken.filter((it) => it.conversationId === id)]).toEqual([[], []]);
    await rowsOf(sql`update channels set paused_at = null where id = ${company.channel.id}`);
    await sweep(all.tools);
    expect(all.woken.some((it) => it.conversationId === id)).toBe(true);
    await sendDue(all.tools, id);
    expect(all.asked.map((it) => it.body.text.body)).toEqual(["um", "dois"]);
  });
});

describe("a channel's health", () => {
  const health = async () => {
    const [row] = await rowsOf<{ last_send_at: number; last_failure_at: number; last_failure: string }>(
      sql`select * from channel_health where channel_id = ${company.channel.id}`,
    );
    return row;
  };

  it("tells of the last send, a minute at a time, and of the provider's last failure at once", async () => {
    const all = testTools(() =>
      all.asked.at(-1)?.body.text.body === "não" ? refusedWith(400, { code: 131026, message: "No" }) : accepted(),
    );
    const [id] = (await conversations(1)) as [string];
    const say = async (text: string) => {
      await reply(all.tools, company, id, text);
      await sendDue(all.tools, id);
    };
    const start = all.clock.now;
    await say("um");
    expect(await health()).toMatchObject({ last_send_at: start, last_failure_at: null });
    all.clock.now += 30_000;
    await say("dois");
    await say("não");
    expect(await health()).toMatchObject({ last_send_at: start, last_failure_at: all.clock.now });
    expect(JSON.parse((await health())!.last_failure)).toEqual({ code: "131026", reason: "No" });
    all.clock.now += 30_000;
    await say("três");
    expect((await health())?.last_send_at).toBeGreaterThanOrEqual(start + 60_000);
  });
});
