import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ChannelEvents, ChannelList } from "#shared/protocol/channels.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver } from "../../support/worker/meta.ts";
import { putConversation, run, sql } from "../../support/worker/put.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const channelOf = async (of: Company) =>
  (await (await of.as("ana")).getJson<ChannelList>("/api/channels")).items.find((it) => it.id === of.channel.id)!;

it("a channel of which nothing has come yet says so", async () => {
  expect(await channelOf(company)).toMatchObject({
    connection: null,
    health: { lastEventAt: null, lastSendAt: null, lastFailureAt: null, lastFailure: null },
    waiting: { count: 0, since: null },
    deadLetters: 0,
  });
});

it("what waits to be sent is counted, and since when what could have gone has waited", async () => {
  for (const dueAt of [5_000, Date.now() + 60_000]) {
    const { id, messageId } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
    await run(sql`insert into deliveries (message_id, company_id, conversation_id, at, due_at)
      values (${messageId}, ${company.id}, ${id}, 0, ${dueAt})`);
  }
  expect((await channelOf(company)).waiting).toEqual({ count: 2, since: 5_000 });
});

it("dead letters that have not been replayed are counted", async () => {
  await deliver(company, "{ not json");
  expect((await channelOf(company)).deadLetters).toBe(1);
  await run(sql`update dead_letters set replayed_at = 1 where company_id = ${company.id}`);
  expect((await channelOf(company)).deadLetters).toBe(0);
});

it("what the provider told comes with the newest first, to this company alone", async () => {
  for (const [at, name] of [
    [1, "account_update"],
    [3, "connected"],
    [2, "phone_number_quality_update"],
  ] as const) {
    await run(sql`insert into channel_events (id, channel_id, company_id, name, detail, at)
      values (${newId()}, ${company.channel.id}, ${company.id}, ${name}, '{"event":"X"}', ${at})`);
  }
  const path = `/api/channels/${company.channel.id}/events`;
  const { items } = await (await company.as("ana")).getJson<ChannelEvents>(path);
  expect(items.map((it) => it.name)).toEqual(["connected", "phone_number_quality_update", "account_update"]);
  expect(items[0]).toMatchObject({ detail: { event: "X" }, at: 3 });
  const other = await foundCompany();
  expect((await (await other.as("ana")).getJson<ChannelEvents>(path)).items).toEqual([]);
});
