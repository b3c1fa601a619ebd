import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";
import type { ChannelList } from "#shared/protocol/channels.ts";
import { openCredentials } from "../../../worker/channels/credentials.ts";
import { request } from "../../support/worker/browser.ts";
import { APP_SECRET, type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const SECRETS = { appSecret: "um-segredo-canario", verifyToken: "um-aceno-canario", accessToken: "uma-chave-canaria" };

const newChannel = (changes: object = {}) => ({
  channelId: `loja-${newId().slice(-12)}`,
  kind: "whatsapp" as const,
  name: "WhatsApp da loja",
  externalId: newId(),
  accountId: null,
  defaultTeamId: company.teams.suporte,
  sendsPerSecond: 80,
  secrets: SECRETS,
  ...changes,
});
const challenge = (channelId: string, token: string) =>
  request(`/webhooks/whatsapp/${channelId}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=7`);
const sealed = async (channelId: string) => {
  const [row] = await rowsOf<{ credentials: string }>(sql`select credentials from channels where id = ${channelId}`);
  return openCredentials(row!.credentials, env.CREDENTIALS_KEY);
};

it("a channel that is added answers its provider, and what it brings reaches its team", async () => {
  const channel = newChannel();
  expect(await (await company.as("ana")).run("create_channel", channel)).toMatchObject({ ok: true });
  expect(await (await challenge(channel.channelId, SECRETS.verifyToken)).text()).toBe("7");
  const added = { channel: { id: channel.channelId, phoneNumberId: channel.externalId, wabaId: "9" } };
  const body = messagesBody(added, [{ from: "5511987654321", text: "Oi, suporte" }]);
  expect((await deliver(added, body, { secret: SECRETS.appSecret })).status).toBe(200);
  const { items } = await (await company.as("elisa")).getJson<{ items: object[] }>("/api/conversations?tab=queue");
  expect(items).toMatchObject([{ preview: "Oi, suporte", channelId: channel.channelId }]);
});

it("everyone in the company knows the channel; of its secrets nobody is told more than which there are", async () => {
  const channel = newChannel();
  const ana = await company.as("ana");
  await ana.run("create_channel", channel);
  const { channels } = await (await company.as("carla")).getJson<OrgAnswer>("/api/org");
  expect(channels).toContainEqual({
    id: channel.channelId,
    kind: "whatsapp",
    name: channel.name,
    defaultTeamId: channel.defaultTeamId,
    pausedAt: null,
  });
  const { items } = await ana.getJson<ChannelList>("/api/channels");
  expect(items.find((it) => it.id === channel.channelId)).toMatchObject({
    externalId: channel.externalId,
    webhookPath: `/webhooks/whatsapp/${channel.channelId}`,
    secrets: { appSecret: true, verifyToken: true, accessToken: true, clientToken: false },
  });
  const told = await rowsOf<{ fact: string }>(sql`select fact from change_log where company_id = ${company.id}`);
  const audit = await rowsOf<{ detail: string }>(sql`select detail from audit_log where company_id = ${company.id}`);
  expect(JSON.stringify([items, told, audit])).not.toMatch(/canari/);
});

describe("an address or number that another channel has is refused", () => {
  it("also when it is another company's", async () => {
    const other = await foundCompany();
    const taken = newChannel({ channelId: other.channel.id });
    expect(await (await company.as("ana")).run("create_channel", taken)).toMatchObject({
      status: 409,
      error: { code: "channel_taken", field: "channelId" },
    });
  });

  it("when the company has the number already", async () => {
    const taken = newChannel({ externalId: company.channel.phoneNumberId });
    expect(await (await company.as("ana")).run("create_channel", taken)).toMatchObject({
      error: { code: "channel_taken", field: "externalId" },
    });
  });
});

it("secrets are replaced one by one: the old one is wrong at once, the others stay", async () => {
  const ana = await company.as("ana");
  const channelId = company.channel.id;
  const secrets = { appSecret: "outro-segredo" };
  expect(await ana.run("set_channel_secrets", { channelId, secrets })).toMatchObject({ ok: true });
  const body = messagesBody(company, [{ from: "5511987654321" }]);
  expect((await deliver(company, body, { secret: APP_SECRET })).status).toBe(401);
  expect((await deliver(company, body, { secret: "outro-segredo" })).status).toBe(200);
  expect(await sealed(channelId)).toMatchObject({ ...secrets, accessToken: "test-token" });
});

it("two who replace different secrets at once both have their way", async () => {
  const ana = await company.as("ana");
  const channelId = company.channel.id;
  await Promise.all([
    ana.run("set_channel_secrets", { channelId, secrets: { appSecret: "segredo-dois" } }),
    ana.run("set_channel_secrets", { channelId, secrets: { accessToken: "chave-dois" } }),
  ]);
  expect(await sealed(channelId)).toMatchObject({ appSecret: "segredo-dois", accessToken: "chave-dois" });
});

it("a channel is renamed, moved to another team and paced, and keeps what it was paused", async () => {
  const ana = await company.as("ana");
  const channelId = company.channel.id;
  await ana.run("pause_channel", { channelId, isPaused: true });
  const edit = {
    name: "Loja nova",
    externalId: "42",
    accountId: "43",
    defaultTeamId: company.teams.vip,
    sendsPerSecond: 5,
  };
  expect(await ana.run("edit_channel", { channelId, ...edit })).toMatchObject({ ok: true });
  const { items } = await ana.getJson<ChannelList>("/api/channels");
  expect(items).toMatchObject([{ id: channelId, ...edit, pausedAt: expect.any(Number) }]);
});

it("while a channel is paused nobody can send through it, and customers are still heard", async () => {
  const ana = await company.as("ana");
  await ana.run("pause_channel", { channelId: company.channel.id, isPaused: true });
  await deliver(company, messagesBody(company, [{ from: "5511987654321", text: "Alguém aí?" }]));
  const carla = await company.as("carla");
  const { items } = await carla.getJson<{ items: { id: string }[] }>("/api/conversations?tab=queue");
  const conversationId = items[0]!.id;
  await carla.run("start", { conversationId });
  const send = () => carla.run("send", { conversationId, messageId: newId(), text: "Oi" });
  expect(await send()).toMatchObject({ ok: false, error: { code: "channel_paused" } });
  await ana.run("pause_channel", { channelId: company.channel.id, isPaused: false });
  expect(await send()).toMatchObject({ ok: true });
});

describe("who is no administrator", () => {
  it("changes nothing about channels", async () => {
    const bruno = await company.as("bruno");
    const channelId = company.channel.id;
    const forbidden = { ok: false, error: { code: "forbidden" } };
    expect(await bruno.run("create_channel", newChannel())).toMatchObject(forbidden);
    expect(await bruno.run("pause_channel", { channelId, isPaused: true })).toMatchObject(forbidden);
    expect(await bruno.run("set_channel_secrets", { channelId, secrets: SECRETS })).toMatchObject(forbidden);
    expect(await sealed(channelId)).toMatchObject({ appSecret: APP_SECRET });
  });

  it.each(["", "/ID/events", "/ID/connection"])("is not told of /api/channels%s", async (path) => {
    const bruno = await company.as("bruno");
    expect((await bruno.get(`/api/channels${path.replace("ID", company.channel.id)}`)).status).toBe(403);
  });
});

it("another company's channel does not exist", async () => {
  const other = await foundCompany();
  const ana = await company.as("ana");
  const channelId = other.channel.id;
  const missing = { ok: false, error: { code: "not_found" } };
  expect(await ana.run("pause_channel", { channelId, isPaused: true })).toMatchObject(missing);
  expect(await ana.run("set_channel_secrets", { channelId, secrets: SECRETS })).toMatchObject(missing);
  expect((await ana.post(`/api/channels/${channelId}/test`, {})).status).toBe(404);
  expect((await ana.get(`/api/channels/${channelId}/connection`)).status).toBe(404);
  expect((await ana.getJson<ChannelList>(`/api/channels/${channelId}/events`)).items).toEqual([]);
  expect(await sealed(channelId)).toMatchObject({ appSecret: APP_SECRET });
});
