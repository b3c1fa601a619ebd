import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ContactAnswer, ContactPage, ConversationAnswer, MessagePage } from "#shared/protocol/api.ts";
import type { Identity, Item } from "../../../worker/channels/port.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany, type PersonName } from "../../support/worker/company.ts";
import { echo, message, phoneOf, receiveItems } from "../../support/worker/items.ts";
import { reply, runAs } from "../../support/worker/outbox.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { fetchState, plain, replay } from "../../support/worker/replica.ts";
import { contactsIn, conversationsIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

/** Maria, known by her number, by her user id, or by what Z-API calls her. */
const PHONE = phoneOf("5511987654321");
const USER: Identity = { kind: "bsuid", scope: "portfolio", externalId: "BR.1", address: "BR.1" };
const LID: Identity = { kind: "zapi", scope: "instance", externalId: "77@lid", address: "77@lid" };

let company: Company;
let world: ReturnType<typeof testTools>;
beforeEach(async () => {
  company = await foundCompany();
  world = testTools();
});
const receive = (...items: Item[]) => receiveItems(world.tools, company, ...items);
const run = (person: PersonName, name: string, args: object) =>
  runAs(world.tools, company, person, name as "start", args as never);
const move = (from: Identity, to: Identity): Item => ({ is: "move", move: { from, to } });

/** The contact that is known by the identity. */
const idOf = async ({ kind, externalId }: Identity) => {
  const [row] = await rowsOf<{ contact_id: string }>(sql`select contact_id from contact_identities
    where company_id = ${company.id} and kind = ${kind} and external_id = ${externalId}`);
  return row!.contact_id;
};
const liveOf = async (identity: Identity) => {
  const contactId = await idOf(identity);
  return (await conversationsIn(company)).find((it) => it.contact_id === contactId && it.state !== "concluded")!.id;
};
const conversation = async (id: string) =>
  (
    await rowsOf<{
      contact_id: string;
      state: string;
      attendant_id: string | null;
      unread: number;
      waiting_since: number;
      last_inbound_at: number;
    }>(sql`select * from conversations where id = ${id}`)
  )[0]!;
const events = async (conversationId: string) =>
  (
    await rowsOf<{ content: string }>(sql`select content from messages
      where conversation_id = ${conversationId} and kind = 'event' order by at, id`)
  ).map((it) => JSON.parse(it.content).event);
const start = (person: PersonName, conversationId: string) => run(person, "start", { conversationId });
const seeContact = async (id: string) => (await company.as("carla")).getJson<ContactAnswer>(`/api/contacts/${id}`);
const listed = async (query: string) => (await company.as("carla")).getJson<ContactPage>(`/api/contacts?${query}`);

describe("contacts who turn out to be one", () => {
  it.each<[string, Identity[][]]>([
    ["number first", [[PHONE], [USER], [PHONE, USER]]],
    ["user id first", [[USER], [PHONE], [PHONE, USER]]],
    ["three of them at once", [[LID], [PHONE], [USER], [PHONE, USER, LID]]],
    ["three of them, two by two", [[LID], [USER], [PHONE], [USER, LID], [PHONE, LID]]],
  ])("are the contact of the strongest identity, with all that was said: %s", async (_what, said) => {
    for (const from of said.slice(0, -1)) await receive(message({ from }));
    const strongest = await idOf(PHONE);
    await receive(message({ from: said.at(-1)! }));
    expect((await contactsIn(company)).map((it) => it.id)).toEqual([strongest]);
    const conversations = await conversationsIn(company);
    expect(new Set(conversations.map((it) => it.contact_id))).toEqual(new Set([strongest]));
    expect(conversations.filter((it) => it.state !== "concluded").length).toBe(1);
    expect((await messagesIn(company)).filter((it) => it.direction === "in").length).toBe(said.length);
  });

  it.each<[string, Item]>([
    ["something that the company wrote on the phone", echo({ from: [PHONE, USER] })],
    ["a changed user id", move(PHONE, USER)],
    [
      "a word about advertising",
      { is: "preference", preference: { identities: [PHONE, USER], isStopped: true, at: 5_000 } },
    ],
  ])("are one by %s, too", async (_what, item) => {
    await receive(message({ from: [USER] }), message({ from: [PHONE] }));
    const strongest = await idOf(PHONE);
    await receive(item);
    await receive(item);
    expect((await contactsIn(company)).map((it) => it.id)).toEqual([strongest]);
    expect(await idOf(USER)).toBe(strongest);
  });

  it("are one by an echo of a reply that was sent to one of them, which it is found to be", async () => {
    world = testTools(() => "no answer");
    await rowsOf(sql`update channels set account_id = ${USER.scope} where id = ${company.channel.id}`);
    await receive(message({ from: [USER] }), message({ from: [PHONE] }));
    const conversationId = await liveOf(USER);
    await start("carla", conversationId);
    await reply(world.tools, company, conversationId, "Oi, Maria");
    await sendDue(world.tools, conversationId);
    await receive(echo({ from: [PHONE, USER], text: "Oi, Maria", at: world.clock.now }));
    const ours = (await messagesIn(company)).filter((it) => it.direction === "out");
    expect(ours).toMatchObject([{ status: "sent", conversation_id: conversationId }]);
    expect((await contactsIn(company)).length).toBe(1);
  });

  it("are split never: who writes with either identity from then on is the one", async () => {
    await receive(message({ from: [PHONE] }), message({ from: [USER] }));
    await receive(message({ from: [PHONE, USER] }));
    await receive(message({ from: [USER] }), message({ from: [PHONE] }), echo({ from: [USER] }));
    expect((await contactsIn(company)).length).toBe(1);
    expect((await conversationsIn(company)).filter((it) => it.state !== "concluded").length).toBe(1);
  });

  it("are one once, however often the webhook comes", async () => {
    await receive(message({ from: [PHONE] }), message({ from: [USER] }));
    const both = message({ from: [PHONE, USER], id: "wamid.both" });
    await Promise.all([receive(both), receive(both), receive(both)]);
    const inbound = (await messagesIn(company)).filter((it) => it.direction === "in");
    expect([(await contactsIn(company)).length, inbound.length]).toEqual([1, 3]);
    const merged = await rowsOf(sql`select 1 from change_log
      where company_id = ${company.id} and fact ->> 'fact' = 'contact_merged'`);
    expect(merged.length).toBe(1);
  });

  it("are told to rooms and devices as a fresh fetch shows them", async () => {
    const state = await fetchState(company.id, world.clock.now);
    await receive(message({ from: [PHONE] }), message({ from: [USER], name: "Maria" }), message({ from: [LID] }));
    const conversationId = await liveOf(USER);
    await start("carla", conversationId);
    await run("carla", "conclude", { conversationId });
    await receive(message({ from: [PHONE, USER, LID] }));
    const { now } = world.clock;
    expect(plain(await replay(state, company.id, now), now)).toEqual(plain(await fetchState(company.id, now), now));
  });
});

describe("the contact that stays", () => {
  it("takes over what it lacks: the name, the number, since when it is known, and what brought it", async () => {
    const origin = { source: "ad" as const, id: "a1", title: "Verão", url: null, detail: {} };
    await receive(message({ from: [LID], name: "Maria", origin }));
    await rowsOf(sql`update contacts set created_at = 1000 where id = ${await idOf(LID)}`);
    await receive(message({ from: [USER] }));
    await receive(message({ from: [USER, LID], name: "Mariazinha" }));
    await receive(message({ from: [PHONE], name: "M. Silva" }));
    const stays = await idOf(USER);
    await receive(move(USER, PHONE));
    expect(await seeContact(stays)).toMatchObject({
      name: "Maria",
      phone: PHONE.externalId,
      createdAt: 1_000,
      origins: [{ title: "Verão" }],
    });
    expect((await listed("q=maria")).items.map((it) => it.id)).toEqual([stays]);
    expect((await listed(`q=${PHONE.externalId}`)).items.map((it) => it.id)).toEqual([stays]);
  });

  it("keeps its own name and number", async () => {
    await receive(message({ from: [PHONE], name: "Maria" }), message({ from: [USER], name: "Mari" }));
    await receive(message({ from: [PHONE, USER], name: "M." }));
    expect(await contactsIn(company)).toMatchObject([{ name: "Maria", phone: PHONE.externalId }]);
  });

  it.each([
    ["stopped", 9_000, 5_000, 9_000],
    ["wanted again", 5_000, 9_000, null],
  ])("has the latest word on advertising: %s", async (_what, stoppedAt, resumedAt, is) => {
    const word = (from: Identity, isStopped: boolean, at: number): Item => ({
      is: "preference",
      preference: { identities: [from], isStopped, at },
    });
    await receive(message({ from: [PHONE] }), message({ from: [USER] }));
    await receive(word(USER, true, stoppedAt), word(PHONE, false, resumedAt));
    await receive(message({ from: [PHONE, USER] }));
    expect((await seeContact(await idOf(PHONE))).marketingStoppedAt).toBe(is);
  });

  it("is archived only if all were, and never once the customer has written", async () => {
    await receive(message({ from: [PHONE] }), message({ from: [USER] }), message({ from: [LID] }));
    await run("carla", "archive", { contactId: await idOf(PHONE) });
    await run("carla", "archive", { contactId: await idOf(USER) });
    await receive(echo({ from: [PHONE, USER] }));
    expect((await contactsIn(company)).map((it) => it.archived_at !== null)).toEqual([true, false]);
    await receive(echo({ from: [PHONE, LID] }));
    expect((await contactsIn(company)).map((it) => it.archived_at)).toEqual([null]);
  });

  it("is blocked if one of them was, by whoever blocked that one; what it says is refused", async () => {
    await receive(message({ from: [PHONE] }), message({ from: [USER] }));
    await run("ana", "block", { contactId: await idOf(USER) });
    await receive(message({ from: [PHONE, USER], text: "bloqueada" }));
    const [contact, ...others] = await rowsOf(sql`select id, blocked_by, refused_count from contacts
      where company_id = ${company.id} and merged_into is null`);
    expect(contact).toMatchObject({ id: await idOf(PHONE), blocked_by: company.people.ana, refused_count: 1 });
    expect([others, await idOf(USER)]).toEqual([[], contact!.id]);
    await receive(message({ from: [PHONE] }), message({ from: [USER] }));
    expect((await messagesIn(company)).filter((it) => it.direction === "in").length).toBe(2);
  });

  it("has what providers were told of a block, and a block comes before the end of one", async () => {
    await receive(message({ from: [PHONE] }), message({ from: [USER] }), message({ from: [LID] }));
    const told = async (who: Identity, is: object) => {
      const row = { contact_id: await idOf(who), channel_id: company.channel.id, company_id: company.id, ...is };
      await rowsOf(sql`insert into provider_blocks (contact_id, channel_id, company_id, is_wanted, state, at)
        select value ->> 'contact_id', value ->> 'channel_id', value ->> 'company_id', value ->> 'is_wanted', 'done', 1
        from json_each(${JSON.stringify([row])})`);
    };
    await told(PHONE, { is_wanted: 0 });
    await told(USER, { is_wanted: 1 });
    await told(LID, { is_wanted: 0 });
    await receive(message({ from: [PHONE, USER, LID] }));
    expect(
      await rowsOf(sql`select contact_id, is_wanted from provider_blocks where company_id = ${company.id}`),
    ).toEqual([{ contact_id: await idOf(PHONE), is_wanted: 1 }]);
  });
});

describe("their conversations", () => {
  beforeEach(() => receive(message({ from: [PHONE], text: "pelo número" }), message({ from: [USER], text: "sem" })));
  const both = (): Item => message({ from: [PHONE, USER], text: "as duas" });

  it("go on in the one that is attended, the other is concluded, and both say why", async () => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    await start("carla", ofUser);
    await receive(both());
    expect(await conversation(ofUser)).toMatchObject({ state: "open", attendant_id: company.people.carla });
    expect(await conversation(ofPhone)).toMatchObject({ state: "concluded", unread: 0, waiting_since: null });
    expect([await events(ofPhone), await events(ofUser)]).toEqual([["concluded_by_merge"], ["started", "merged"]]);
    expect((await messagesIn(company)).find((it) => it.text === "as duas")).toMatchObject({ conversation_id: ofUser });
  });

  it.each<[string, readonly Identity[]]>([
    ["none", []],
    ["both", [PHONE, USER]],
  ])("go on in the one of the contact that stays when %s is attended", async (_what, attended) => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    for (const it of attended) await start("diego", await liveOf(it));
    await receive(both());
    expect([(await conversation(ofPhone)).state, (await conversation(ofUser)).state]).toEqual([
      attended.length > 0 ? "open" : "queued",
      "concluded",
    ]);
  });

  it("the customer has waited since they began to in either, and what is unread is unread", async () => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    await rowsOf(sql`update conversations set waiting_since = 1000, last_inbound_at = 1000 where id = ${ofUser}`);
    await start("carla", ofPhone);
    await rowsOf(sql`update conversations set waiting_since = null where id = ${ofPhone}`);
    await receive(both());
    expect(await conversation(ofPhone)).toMatchObject({ waiting_since: 1_000, unread: 2 });
  });

  it("the customer's last message in either opens the window in which one may answer", async () => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    const { last_inbound_at } = await conversation(ofUser);
    await rowsOf(sql`update conversations set last_inbound_at = 1000 where id = ${ofPhone}`);
    await receive(echo({ from: [PHONE, USER] }));
    expect((await conversation(ofPhone)).last_inbound_at).toBe(last_inbound_at);
  });

  it("a live one of the other's takes the message, when the contact that stays has none", async () => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    await start("carla", ofPhone);
    await run("carla", "conclude", { conversationId: ofPhone });
    await receive(both());
    expect([(await conversation(ofPhone)).state, (await conversation(ofUser)).state]).toEqual(["concluded", "queued"]);
    expect((await messagesIn(company)).find((it) => it.text === "as duas")).toMatchObject({ conversation_id: ofUser });
  });

  it("of two that are concluded the later one is reopened", async () => {
    for (const it of [PHONE, USER]) {
      const conversationId = await liveOf(it);
      await start("carla", conversationId);
      await run("carla", "conclude", { conversationId });
      world.clock.now += 1_000;
    }
    const [first, later] = await conversationsIn(company);
    await receive(both());
    expect([(await conversation(first!.id)).state, (await conversation(later!.id)).state]).toEqual([
      "concluded",
      "open",
    ]);
  });

  it("on another channel go on beside it", async () => {
    const contactId = await idOf(USER);
    const zapi = `zapi-${company.id.slice(-12)}`;
    await rowsOf(sql`insert into channels (id, company_id, kind, name, external_id, default_team_id, credentials, secret_tag, created_at)
      select ${zapi}, company_id, 'zapi', 'Z-API', ${zapi}, default_team_id, credentials, secret_tag, created_at
      from channels where id = ${company.channel.id}`);
    await rowsOf(sql`insert into conversations (id, company_id, contact_id, channel_id, team_id, state, version, created_at,
        last_message_at, preview, unread)
      select 'z' || id, company_id, contact_id, ${zapi}, team_id, 'queued', 1, created_at, last_message_at, '', 0
      from conversations where contact_id = ${contactId}`);
    const ofUser = await liveOf(USER);
    await receive(both());
    expect(await conversation(`z${ofUser}`)).toMatchObject({ state: "queued", contact_id: await idOf(PHONE) });
  });

  it("a reply that is held in the one that is concluded goes out at its time", async () => {
    const ofUser = await liveOf(USER);
    await start("diego", await liveOf(PHONE));
    await start("carla", ofUser);
    await run("carla", "set_own_safety_delay", { safetyDelayMs: 10_000 });
    const id = await reply(world.tools, company, ofUser, "Já vejo");
    await receive(both());
    expect((await conversation(ofUser)).state).toBe("concluded");
    world.clock.now += 10_000;
    await sendDue(world.tools, ofUser);
    expect((await messagesIn(company)).find((it) => it.id === id)?.status).toBe("sent");
    expect(world.asked.at(-1)?.body).toMatchObject({ to: PHONE.address });
  });

  it("are seen by whoever saw them before, and by nobody else: the contact's history shows each their own", async () => {
    const ofUser = await liveOf(USER);
    await start("carla", ofUser);
    await run("carla", "transfer", {
      conversationId: ofUser,
      teamId: company.teams.vip,
      userId: company.people.elisa,
    });
    await receive(both());
    const history = async (person: PersonName) => {
      const { conversations } = await (
        await company.as(person)
      ).getJson<ContactAnswer>(`/api/contacts/${await idOf(PHONE)}`);
      return conversations.map((it) => it.id);
    };
    expect(await history("carla")).not.toContain(ofUser);
    expect(await history("elisa")).toContain(ofUser);
    expect((await (await company.as("carla")).get(`/api/conversations/${ofUser}/messages`)).status).toBe(404);
  });

  it("the timeline says it in both, to whoever looks", async () => {
    const [ofPhone, ofUser] = [await liveOf(PHONE), await liveOf(USER)];
    await start("carla", ofPhone);
    await receive(both());
    const carla = await company.as("carla");
    const { items } = await carla.getJson<MessagePage>(`/api/conversations/${ofPhone}/messages`);
    expect(items.map((it) => it.content)).toContainEqual({ event: "merged" });
    expect(await carla.getJson<ConversationAnswer>(`/api/conversations/${ofUser}`)).toMatchObject({
      state: "concluded",
      contact: { id: await idOf(PHONE) },
    });
  });
});

describe("the contact that is another now", () => {
  let was: string;
  let is: string;
  beforeEach(async () => {
    await receive(message({ from: [PHONE], name: "Maria" }), message({ from: [USER], name: "Mari" }));
    [was, is] = [await idOf(USER), await idOf(PHONE)];
    await receive(message({ from: [PHONE, USER] }));
  });

  it("is neither listed nor found any more", async () => {
    for (const query of ["", "q=mari", "state=archived", "state=blocked"])
      expect((await listed(query)).items.map((it) => it.id)).not.toContain(was);
  });

  it("leads to what it is now, also when that has become another's", async () => {
    expect(await seeContact(was)).toMatchObject({ id: is, name: "Maria" });
    await receive(message({ from: [LID] }));
    const last = await idOf(LID);
    await receive(move(LID, PHONE));
    expect((await seeContact(was)).id).toBe(last);
    expect((await seeContact(is)).id).toBe(last);
    const elsewhere = await (await foundCompany()).as("carla");
    expect((await elsewhere.get(`/api/contacts/${was}`)).status).toBe(404);
  });

  it("hands on a block, or an archive, that waited on a device", async () => {
    expect(await run("carla", "archive", { contactId: was })).toMatchObject({ ok: true });
    expect(await run("ana", "block", { contactId: was })).toMatchObject({ ok: true });
    expect(await contactsIn(company)).toMatchObject([
      { id: is, blocked_at: expect.any(Number), archived_at: expect.any(Number) },
    ]);
    expect(world.woken).toContainEqual({ block: is, delayMs: 0 });
    expect(await run("ana", "unblock", { contactId: was })).toMatchObject({ ok: true });
    expect(await contactsIn(company)).toMatchObject([{ id: is, blocked_at: null }]);
  });

  it("never changes again, nor gets anything, whatever asks for it", async () => {
    const refused = (statement: ReturnType<typeof sql>) =>
      expect(rowsOf(statement)).rejects.toThrow("contact_is_merged");
    await refused(sql`update contacts set blocked_at = 1 where id = ${was}`);
    await refused(sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
      values (${company.id}, 'zapi', '', ${newId()}, ${was}, '')`);
    await expect(putConversation(company, { team: "vendas", state: "queued", contactId: was })).rejects.toThrow(
      "contact_is_merged",
    );
  });
});
