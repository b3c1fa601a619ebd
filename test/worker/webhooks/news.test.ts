import { beforeEach, describe, expect, it } from "vitest";
import type { ContactAnswer, MessagePage } from "#shared/protocol/api.ts";
import type { Item } from "../../../worker/channels/port.ts";
import { receiveParts } from "../../../worker/services/receive-parts.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { channelOf, echo, message, phoneOf, photo, receiveItems } from "../../support/worker/items.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { fetchState, plain, replay } from "../../support/worker/replica.ts";
import { contactsIn, conversationsIn, countsOf, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let world: ReturnType<typeof testTools>;
beforeEach(async () => {
  company = await foundCompany();
  world = testTools();
});
const MARIA = phoneOf("5511987654321");
const receive = (...items: Item[]) => receiveItems(world.tools, company, ...items);
const seeContact = async () =>
  (await company.as("carla")).getJson<ContactAnswer>(`/api/contacts/${(await contactsIn(company))[0]!.id}`);

/** On the hot path and off it: what came with a message comes with it. */
describe.each([
  ["of someone new", async () => {}],
  ["to an open conversation", async () => receive(message({ id: "wamid.0", at: Date.now() - 60_000 }))],
])("a message %s", (_what, prepare) => {
  beforeEach(prepare);
  const last = async () => (await messagesIn(company)).at(-1)!;

  it("with a file waits for it, and has it downloaded", async () => {
    await receive(message({ over: { kind: "image", text: null, media: photo({ url: "https://files.test/1" }) } }));
    const [file] = await rowsOf(sql`select * from media where company_id = ${company.id}`);
    const { id, conversation_id } = await last();
    expect(file).toMatchObject({ message_id: id, conversation_id, state: "waiting", due_at: world.clock.now });
    expect(JSON.parse(String(file!.source))).toEqual({ url: "https://files.test/1" });
    const [stored] = await rowsOf(sql`select content ->> '$.media' as media from messages where id = ${id}`);
    expect(JSON.parse(String(stored!.media))).toEqual(JSON.parse(String(file!.media)));
    expect(JSON.parse(String(file!.media))).toMatchObject({ id: file!.id, kind: "image", mime: "image/jpeg" });
    expect(world.wokenMedia).toEqual([file!.id]);
  });

  it("that comes again brings no second file", async () => {
    const it = message({ id: "wamid.1", over: { kind: "image", text: null, media: photo() } });
    await Promise.all([receive(it), receive(it), receive(it)]);
    expect((await rowsOf(sql`select id from media where company_id = ${company.id}`)).length).toBe(1);
  });

  it("that an advertisement brought tells which", async () => {
    const at = Date.now() - 10_000;
    const detail = { clickId: "c1" };
    await receive(
      message({ at, origin: { source: "ad", id: "a1", title: "Verão", url: "https://ads.test/1", detail } }),
    );
    expect((await seeContact()).origins).toEqual([
      { source: "ad", title: "Verão", url: "https://ads.test/1", at: at + 999 },
    ]);
  });

  it("that answers another shows it, whichever comes first", async () => {
    const items = [
      message({ id: "wamid.1", text: "qual?", at: Date.now() - 3_000 }),
      message({ id: "wamid.2", text: "este", quotes: "wamid.1" }),
      message({ id: "wamid.4", text: "ou este", quotes: "wamid.3" }),
      message({ id: "wamid.3", text: "e aí?", at: Date.now() - 2_000 }),
    ];
    const state = await fetchState(company.id, world.clock.now);
    for (const it of items) await receive(it);
    const carla = await company.as("carla");
    const { items: shown } = await carla.getJson<MessagePage>(
      `/api/conversations/${(await conversationsIn(company))[0]!.id}/messages`,
    );
    const quotes = Object.fromEntries(shown.map((it) => [it.text, it.quote?.text ?? null]));
    expect(quotes).toMatchObject({ este: "qual?", "ou este": "e aí?", "qual?": null });
    const now = world.clock.now;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  });

  it("holds whatever was written: 64 KB of emoji, markup, a NUL, right-to-left marks; half a character is marked", async () => {
    const texts = ["😀".repeat(16_000), "<script>alert(1)</script>", "a\0b", "\u202egnp.exe", "cortado \ud83d"];
    for (const text of texts) await receive(message({ text, name: text.slice(0, 50) }));
    const stored = (await messagesIn(company)).map((it) => it.text).slice(-texts.length);
    expect(new Set(stored)).toEqual(new Set(texts.map((it) => it.toWellFormed())));
  });
});

it("nothing of a blocked contact's file is kept or downloaded", async () => {
  await receive(message());
  await (await company.as("ana")).run("block", { contactId: (await contactsIn(company))[0]!.id });
  await receive(message({ over: { kind: "image", text: null, media: photo() } }));
  expect([await rowsOf(sql`select id from media where company_id = ${company.id}`), world.wokenMedia]).toEqual([
    [],
    [],
  ]);
});

describe("a watermark", () => {
  const T = Date.now() - 100_000;
  const sent = (n: number): Item => echo({ id: `wamid.${n}`, text: `${n}`, at: T + n * 10_000 });
  const mark = (status: "delivered" | "read", upTo: number, identity = MARIA): Item => ({
    is: "watermark",
    watermark: { identity, status, upTo },
  });
  const statuses = async () =>
    (await messagesIn(company)).filter((it) => it.direction === "out").map((it) => it.status);
  beforeEach(() => receive(sent(1), sent(2), sent(3)));

  it("moves what was sent up to it, and nothing back", async () => {
    await receive(mark("delivered", T + 25_000));
    expect(await statuses()).toEqual(["delivered", "delivered", "sent"]);
    await receive(mark("read", T + 15_000), mark("delivered", T + 35_000), mark("delivered", T + 35_000));
    expect(await statuses()).toEqual(["read", "delivered", "delivered"]);
    expect(await countsOf(company)).toEqual({ stored: 3, status: 3, status_stale: 1 });
  });

  it("leaves alone what failed, is not sent yet, or of which nobody knows", async () => {
    for (const [n, status] of ["failed", "queued", "unknown"].entries())
      await rowsOf(sql`update messages set status = ${status} where provider_id = ${`wamid.${n + 1}`}
        and channel_id = ${company.channel.id}`);
    await receive(mark("read", Date.now()));
    expect(await statuses()).toEqual(["failed", "queued", "unknown"]);
  });

  it("of somebody else, or nobody here, changes nothing", async () => {
    await receive(mark("read", Date.now(), phoneOf("5511900000000")));
    expect(await statuses()).toEqual(["sent", "sent", "sent"]);
    expect(await countsOf(company)).toEqual({ stored: 3, "ignored:status:of_unknown_contact": 1 });
  });

  it("is told as a fresh fetch shows it", async () => {
    const state = await fetchState(company.id, world.clock.now);
    await receive(mark("read", Date.now()));
    const now = world.clock.now;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  });
});

it("what a message costs is kept, also from a report that is no news", async () => {
  await receive(echo({ id: "wamid.1" }));
  const report = (status: "read" | "delivered", category: string | null): Item => ({
    is: "status",
    status: {
      providerId: "wamid.1",
      messageId: null,
      status,
      failure: null,
      pricing: category === null ? null : { category, model: "PMP", isBillable: true },
    },
  });
  await receive(report("read", null));
  await receive(report("delivered", "utility"));
  const [stored] = await rowsOf(sql`select status, pricing from messages where company_id = ${company.id}`);
  expect([stored!.status, JSON.parse(String(stored!.pricing))]).toEqual([
    "read",
    { category: "utility", model: "PMP", isBillable: true },
  ]);
  expect(await countsOf(company)).toEqual({ stored: 1, status: 1, status_stale: 1 });
});

it("whether a customer wants advertising follows their latest word, in whatever order it comes, and is told", async () => {
  await receive(message());
  const word = (isStopped: boolean, at: number): Item => ({
    is: "preference",
    preference: { identities: [MARIA], isStopped, at },
  });
  const state = await fetchState(company.id, world.clock.now);
  await receive(word(true, 1_000));
  expect((await seeContact()).marketingStoppedAt).toBe(1_000);
  await receive(word(false, 3_000), word(true, 2_000), word(false, 3_000));
  expect((await seeContact()).marketingStoppedAt).toBeNull();
  await receive(word(true, 4_000));
  const now = world.clock.now;
  expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  await receive({ is: "preference", preference: { identities: [phoneOf("551140000000")], isStopped: true, at: 1 } });
  expect(await countsOf(company)).toEqual({
    stored: 1,
    preference: 3,
    repeated: 2,
    "ignored:preference:of_unknown_contact": 1,
  });
});

describe("what providers tell about a channel", () => {
  const events = ({ channel }: Company) =>
    rowsOf<{ name: string; detail: string }>(
      sql`select name, detail from channel_events where channel_id = ${channel.id} order by at, id`,
    );
  const connection = async () =>
    JSON.parse(
      String((await rowsOf(sql`select connection from channels where id = ${company.channel.id}`))[0]!.connection),
    );
  const told = (isConnected: boolean, reason: string | null = null): Item => ({
    is: "event",
    event: { name: "connection", detail: { isConnected }, connection: { isConnected, reason } },
  });

  it("can be looked up, and says whether it is connected; told again it is the same", async () => {
    await receive(told(false, "logged_out"));
    await receive(told(false, "logged_out"));
    expect(await connection()).toEqual({ isConnected: false, reason: "logged_out" });
    await receive(told(true));
    expect(await connection()).toEqual({ isConnected: true, reason: null });
    expect((await events(company)).length).toBe(2);
    expect(await countsOf(company)).toEqual({ event: 2, repeated: 1 });
  });

  const news: Item = {
    is: "template",
    template: { name: "pedido", language: "pt_BR", status: "paused", category: null, quality: "RED", reason: "spam" },
  };
  const putTemplate = ({ id, channel }: Company) =>
    rowsOf(sql`insert into templates (channel_id, name, language, company_id, template, synced_at)
      values (${channel.id}, 'pedido', 'pt_BR', ${id},
        ${JSON.stringify({ name: "pedido", language: "pt_BR", status: "approved", category: "utility", body: "Oi" })}, 1)`);
  const template = async ({ channel }: Company) =>
    JSON.parse(
      String((await rowsOf(sql`select template from templates where channel_id = ${channel.id}`))[0]!.template),
    );

  it("changes a template by what it says, and nothing else of it", async () => {
    await putTemplate(company);
    await receive(news);
    expect(await template(company)).toEqual({
      name: "pedido",
      language: "pt_BR",
      status: "paused",
      category: "utility",
      quality: "RED",
      reason: "spam",
      body: "Oi",
    });
  });

  it("by account reaches all channels of the account with the same secret, whoever's address it came to", async () => {
    const second = await foundCompany();
    await rowsOf(sql`update channels set account_id = 'account-2' where id = ${second.channel.id}`);
    await putTemplate(second);
    const part = (accountId: string) => ({ externalId: null, accountId, items: [news] });
    await receiveParts(world.tools, await channelOf(company), [part("account-2"), part("account-3")]);
    expect(await template(second)).toMatchObject({ status: "paused" });
    expect([await countsOf(second), await countsOf(company)]).toEqual([
      { template: 1 },
      { "ignored:unknown_account": 1 },
    ]);
    await rowsOf(sql`update channels set secret_tag = 'another' where id = ${second.channel.id}`);
    await receiveParts(world.tools, await channelOf(company), [part("account-2")]);
    expect(await countsOf(second)).toEqual({ template: 1 });
  });

  it("what could not be read of another account is kept where it came to", async () => {
    const broken: Item = { is: "broken", error: "?", body: {} };
    await receiveParts(world.tools, await channelOf(company), [
      { externalId: null, accountId: "account-3", items: [broken] },
    ]);
    expect(await countsOf(company)).toEqual({ dead_letter: 1 });
  });

  it("shows when it was last heard of, written at most once a minute", async () => {
    const seen = async () =>
      (await rowsOf(sql`select last_event_at from channel_health where channel_id = ${company.channel.id}`))[0]
        ?.last_event_at;
    const first = world.clock.now;
    await receive(message());
    world.clock.now += 59_000;
    await receive(message());
    expect(await seen()).toBe(first);
    world.clock.now += 1_000;
    await receive(message());
    expect(await seen()).toBe(first + 60_000);
  });
});

describe("a contact whose name nobody knows", () => {
  const ask = async (name: string | null) => {
    const adapter = world.tools.adapters.whatsapp!;
    world.tools.adapters = { whatsapp: { ...adapter, profile: async () => (name === null ? null : { name }) } };
    await receive(message());
    for (const work of world.afterwards) await work();
  };
  const names = async () => (await contactsIn(company)).map((it) => it.name);

  it("gets the one that the provider tells when it is asked, after the answer, and all are told", async () => {
    const state = await fetchState(company.id, world.clock.now);
    await ask("Maria Souza");
    expect(await names()).toEqual(["Maria Souza"]);
    const now = world.clock.now;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
    expect(await (await company.as("carla")).getJson("/api/contacts?q=souza")).toMatchObject({ items: [{}] });
  });

  it("keeps the stand-in when the provider tells none", async () => {
    await ask(null);
    expect(await names()).toEqual([MARIA.externalId]);
  });

  it("keeps the one that came with a message in the meantime", async () => {
    const adapter = world.tools.adapters.whatsapp!;
    const profile = async () => {
      await receive(message({ name: "Maria" }));
      return { name: "Outra" };
    };
    world.tools.adapters = { whatsapp: { ...adapter, profile } };
    await receive(message());
    await world.afterwards[0]!();
    expect(await names()).toEqual(["Maria"]);
  });

  it("gets the first that comes with a message, and keeps it", async () => {
    await receive(message());
    await receive(message({ name: "Maria" }));
    await receive(message({ name: "Mariazinha" }));
    expect(await names()).toEqual(["Maria"]);
  });

  it("is not asked about when a name came, nor of somebody blocked", async () => {
    await receive(message({ name: "Maria" }));
    await ask("Outra");
    expect([await names(), world.afterwards.length]).toEqual([["Maria"], 0]);
  });
});
