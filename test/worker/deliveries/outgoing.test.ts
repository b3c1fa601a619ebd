import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { Attachment } from "#shared/model/attachment.ts";
import type { Media } from "#shared/model/media.ts";
import type { Template } from "#shared/model/template.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { fakeAdapter } from "../../support/worker/fake-adapter.ts";
import { runAs, shownTo } from "../../support/worker/outbox.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

const DAY = 86_400_000;

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

/** Carla's open conversation on a channel of that kind, whose provider is played by the fake. */
const on = async (kind: ChannelKind, identity: { kind: string; scope: string; address: string } | null = null) => {
  await rowsOf(sql`update channels set kind = ${kind} where id = ${company.channel.id}`);
  const { id, contactId, messageId } = await putConversation(company, {
    team: "vendas",
    state: "open",
    attendant: "carla",
  });
  await rowsOf(sql`update messages set provider_id = 'theirs' where id = ${messageId}`);
  const { kind: of, scope, address } = identity ?? { kind: "phone", scope: "", address: "5511987654321" };
  await rowsOf(sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
    values (${company.id}, ${of}, ${scope}, ${address}, ${contactId}, ${address})`);
  const { adapter, sent, answer } = fakeAdapter(kind);
  const all = testTools();
  const tools = { ...all.tools, adapters: { ...all.tools.adapters, [kind]: adapter } };
  const give = async (given: { text?: string; attachment?: Attachment; quoteId?: string }) => {
    const args = { conversationId: id, messageId: newId(), ...given };
    const command = await runAs(tools, company, "carla", "send", args);
    if (!command.ok) throw new Error(`refused: ${command.code}`);
    return args.messageId;
  };
  const status = (it: string) => shownTo(company, id, it);
  return { id, theirs: messageId, sent, answer, give, status, tools, all, wake: () => sendDue(tools, id) };
};

const upload = async (conversationId: string, changes: Partial<Media> = {}) => {
  const media: Media = {
    id: newId(),
    kind: "image",
    state: "ready",
    problem: null,
    mime: "image/png",
    name: "vitrine.png",
    bytes: 3,
    isVoice: false,
    isAnimated: false,
    seconds: null,
    waveform: null,
    ...changes,
  };
  await rowsOf(sql`insert into media (id, company_id, conversation_id, channel_id, media, state, uploaded_by, created_at)
    values (${media.id}, ${company.id}, ${conversationId}, ${company.channel.id}, ${JSON.stringify(media)}, 'ready',
      ${company.people.carla}, 1)`);
  await env.MEDIA.put(`media/${media.id}`, new Uint8Array([1, 2, 3]));
  return media;
};
const ofMedia = async (id: string) => {
  const [row] = await rowsOf<{ message_id: string | null }>(sql`select message_id from media where id = ${id}`);
  return row?.message_id;
};

describe("an adapter is given", () => {
  it("a text, and the provider's id of the message that it answers", async () => {
    const { theirs, sent, give, wake } = await on("whatsapp");
    const messageId = await give({ text: "Sim", quoteId: theirs });
    await wake();
    expect(sent).toMatchObject([
      {
        messageId,
        to: { kind: "phone", address: "5511987654321" },
        body: { is: "text", text: "Sim" },
        quotes: "theirs",
        needsHumanAgentTag: false,
      },
    ]);
  });

  it("a file with its caption, its bytes and an address to fetch it from", async () => {
    const { id, sent, give, wake } = await on("whatsapp");
    const media = await upload(id);
    const messageId = await give({ text: "A vitrine", attachment: { is: "media", mediaId: media.id, kind: "image" } });
    expect(await ofMedia(media.id)).toBe(messageId);
    await wake();
    const [{ body }] = sent as [(typeof sent)[number]];
    expect(body).toMatchObject({ is: "media", media, caption: "A vitrine" });
    if (body.is !== "media") throw new Error("no file");
    expect(new Uint8Array(await body.file())).toEqual(new Uint8Array([1, 2, 3]));
    expect(body.url).toMatch(`/media/${media.id}?`);
  });

  it("a template as it is known, its values, and the file of its header", async () => {
    const { id, sent, give, wake, status, tools } = await on("whatsapp");
    const template: Template = {
      name: "pedido",
      language: "pt_BR",
      category: "utility",
      status: "approved",
      quality: null,
      reason: null,
      header: { is: "media", kind: "image" },
      body: "Pedido {{1}}",
      footer: null,
      buttons: [],
    };
    await rowsOf(sql`insert into templates (channel_id, name, language, company_id, template, synced_at)
      values (${company.channel.id}, 'pedido', 'pt_BR', ${company.id}, ${JSON.stringify(template)}, 1)`);
    const { id: mediaId } = await upload(id);
    const attachment = {
      is: "template",
      name: "pedido",
      language: "pt_BR",
      values: { "body.1": "77" },
      mediaId,
    } as const;
    await give({ attachment });
    await wake();
    expect(sent).toMatchObject([
      { body: { is: "template", template, values: { "body.1": "77" }, header: { media: { id: mediaId } } } },
    ]);
    const again = await upload(id);
    const gone = await give({ attachment: { ...attachment, mediaId: again.id } });
    await rowsOf(sql`delete from templates where channel_id = ${company.channel.id}`);
    await sendDue(tools, id);
    expect(await status(gone)).toMatchObject({ status: "failed", failure: { code: "not_supported" } });
  });

  it("a reaction to the provider's id of a message, a place, a card, and buttons", async () => {
    const { theirs, sent, give, wake } = await on("whatsapp");
    await give({ attachment: { is: "reaction", emoji: "❤️" }, quoteId: theirs });
    await give({ attachment: { is: "reaction", emoji: "" }, quoteId: theirs });
    await give({ attachment: { is: "location", latitude: 1, longitude: 2, name: "Loja" } });
    await give({ attachment: { is: "contact", name: "Bruno", phone: "551130000001" } });
    await give({ text: "Sim?", attachment: { is: "buttons", buttons: [{ id: "sim", title: "Sim" }] } });
    await wake();
    expect(sent.map((it) => it.body)).toEqual([
      { is: "reaction", emoji: "❤️", to: "theirs" },
      { is: "reaction", emoji: "", to: "theirs" },
      { is: "location", latitude: 1, longitude: 2, name: "Loja", address: null },
      { is: "contact", name: "Bruno", phone: "551130000001" },
      { is: "buttons", text: "Sim?", buttons: [{ id: "sim", title: "Sim" }] },
    ]);
  });

  it("to react to something that the provider never got, nothing: it fails and says so", async () => {
    const { theirs, sent, give, wake, status } = await on("whatsapp");
    await rowsOf(sql`update messages set provider_id = null where id = ${theirs}`);
    const id = await give({ attachment: { is: "reaction", emoji: "❤️" }, quoteId: theirs });
    await wake();
    expect([sent, (await status(id)).failure?.code]).toEqual([[], "not_supported"]);
  });

  it.each([
    ["instagram", "instagram"],
    ["messenger", "messenger"],
    ["zapi", "zapi"],
    ["zapi", "phone"],
  ] as const)("on %s the address by which its account knows the customer (%s)", async (kind, of) => {
    const scope = of === "phone" ? "" : company.channel.phoneNumberId;
    const { sent, give, wake } = await on(kind, { kind: of, scope, address: "em-casa" });
    await give({ text: "Oi" });
    await wake();
    expect(sent).toMatchObject([{ to: { kind: of, address: "em-casa" } }]);
  });

  it("no address of another page's or another sort: it fails and says so", async () => {
    const { sent, give, wake, status } = await on("instagram", { kind: "instagram", scope: "another", address: "x" });
    const id = await give({ text: "Oi" });
    await wake();
    expect([sent, (await status(id)).failure?.code]).toEqual([[], "no_address"]);
  });

  it("whether a day has passed, for providers that want to know that a person writes", async () => {
    const { sent, give, wake, all } = await on("messenger", { kind: "messenger", scope: "", address: "x" });
    await give({ text: "um" });
    await wake();
    all.clock.now += 2 * DAY;
    await give({ text: "dois" });
    await wake();
    expect(sent.map((it) => it.needsHumanAgentTag)).toEqual([false, true]);
  });
});

describe("a file", () => {
  it("goes out once: another message cannot take it, but when the first was taken back", async () => {
    const { id, give, tools } = await on("whatsapp");
    const media = await upload(id);
    const attachment = { is: "media", mediaId: media.id, kind: "image" } as const;
    await runAs(tools, company, "carla", "set_own_safety_delay", { safetyDelayMs: 10_000 });
    const first = await give({ attachment });
    await expect(give({ attachment })).rejects.toThrow("not_found");
    await runAs(tools, company, "carla", "cancel", { conversationId: id, messageId: first });
    const second = await give({ attachment });
    expect(await ofMedia(media.id)).toBe(second);
  });

  it("of a colleague's is not to be had", async () => {
    const { id, tools } = await on("whatsapp");
    const { id: mediaId } = await upload(id);
    const attachment = { is: "media", mediaId, kind: "image" } as const;
    const answer = await runAs(tools, company, "bruno", "send", { conversationId: id, messageId: newId(), attachment });
    expect(answer).toMatchObject({ ok: false, code: "not_found" });
  });

  it("whose bytes are gone fails and says so, without the customer getting anything", async () => {
    const { id, give, wake, status, answer } = await on("whatsapp");
    const media = await upload(id);
    answer(async ({ body }) => {
      if (body.is === "media") await body.file().catch(() => undefined);
      return { result: "unknown", failure: { code: "no_answer", reason: "" } };
    });
    const messageId = await give({ attachment: { is: "media", mediaId: media.id, kind: "image" } });
    await env.MEDIA.delete(`media/${media.id}`);
    await wake();
    expect(await status(messageId)).toMatchObject({ status: "failed", failure: { code: "media_gone" } });
  });
});

it("a retry keeps the quote and the attachment, and goes at once", async () => {
  const { id, theirs, sent, give, wake, tools, answer, all } = await on("whatsapp");
  const media = await upload(id);
  await runAs(tools, company, "carla", "set_own_safety_delay", { safetyDelayMs: 10_000 });
  answer(async () => ({ result: "rejected", failure: { code: "131026", reason: "Undeliverable" } }));
  const attachment = { is: "media", mediaId: media.id, kind: "image" } as const;
  const messageId = await give({ text: "Olha", attachment, quoteId: theirs });
  all.clock.now += 10_000;
  await wake();
  await runAs(tools, company, "carla", "retry", { conversationId: id, messageId });
  await wake();
  expect(sent.length).toBe(2);
  const [first, second] = sent as [(typeof sent)[number], (typeof sent)[number]];
  expect(second).toMatchObject({ messageId, quotes: "theirs", body: { is: "media", caption: "Olha", media } });
  expect(second.quotes).toBe(first.quotes);
});
