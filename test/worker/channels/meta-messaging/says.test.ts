import { describe, expect, it } from "vitest";
import { instagram } from "../../../../worker/channels/instagram/index.ts";
import { messenger } from "../../../../worker/channels/messenger/index.ts";
import type { InboundMessage, Item } from "../../../../worker/channels/port.ts";
import { MARIA, webhooksOf } from "./bodies.ts";
import { GRAPH } from "./subject.ts";

const ACCOUNT = "17800000000000001";
const CDN = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1";
const { fromMaria } = webhooksOf("instagram", ACCOUNT);
const channel = { id: "ig", externalId: ACCOUNT, accountId: null };

const itemsOf = (body: unknown): Item[] =>
  instagram(GRAPH, fetch)
    .parse(body, channel)
    .flatMap((it) => it.items);

const messagesOf = (message: object): InboundMessage[] =>
  itemsOf(fromMaria({ message: { mid: "mid.1", ...message } })).map((it) => {
    if (it.is !== "message") throw new Error(`not a message but ${it.is}`);
    return it.message;
  });

const attached = (...attachments: object[]) => messagesOf({ attachments });

/** A message of one attachment, by what it is, and what it is taken for. */
const ATTACHMENTS: [string, object, Partial<InboundMessage>][] = [
  ["a photo", { type: "image", payload: { url: CDN } }, { kind: "image", preview: "Foto" }],
  ["a recording", { type: "audio", payload: { url: CDN } }, { kind: "audio", preview: "Áudio" }],
  ["a film", { type: "video", payload: { url: CDN } }, { kind: "video", preview: "Vídeo" }],
  [
    "a file, named by its address",
    { type: "file", payload: { url: "https://cdn.fbsbx.com/v/1/nota.pdf?oh=1" } },
    { kind: "document", preview: "nota.pdf" },
  ],
  ["a sticker", { type: "image", payload: { url: CDN, sticker_id: 7 } }, { kind: "sticker", preview: "Figurinha" }],
  ["the heart of Instagram", { type: "like_heart", payload: {} }, { kind: "text", text: "❤️" }],
  [
    "a place",
    { type: "location", title: "Loja Aurora", payload: { coordinates: { lat: -23.5, long: -46.6 } } },
    {
      kind: "location",
      text: "Loja Aurora",
      content: { latitude: -23.5, longitude: -46.6, name: "Loja Aurora", address: null },
    },
  ],
  [
    "a reel whose film can be had",
    { type: "ig_reel", payload: { reel_video_id: 1, title: "Bastidores", url: CDN } },
    {
      kind: "video",
      text: null,
      preview: "Bastidores",
      content: { share: { type: "ig_reel", url: CDN, title: "Bastidores" } },
    },
  ],
  [
    "a reel that is only an address",
    { type: "reel", payload: { url: "https://www.instagram.com/reel/abc/" } },
    {
      kind: "text",
      text: null,
      preview: "Reel compartilhado",
      content: { share: { type: "reel", url: "https://www.instagram.com/reel/abc/", title: null } },
    },
  ],
  ["a post", { type: "share", payload: { url: CDN } }, { kind: "image", preview: "Publicação compartilhada" }],
  [
    "a mention in a story",
    { type: "story_mention", payload: { url: CDN } },
    { kind: "image", preview: "Mencionou você em um story" },
  ],
  [
    "a link with its preview",
    { type: "fallback", title: "Aurora", payload: { url: "https://aurora.example/" } },
    { kind: "text", content: { share: { type: "fallback", url: "https://aurora.example/", title: "Aurora" } } },
  ],
  [
    "a product of the shop",
    { type: "template", payload: { product: { elements: [{ title: "Caneca", subtitle: "R$ 39,90" }] } } },
    { kind: "interactive", text: "Caneca\nR$ 39,90" },
  ],
  [
    "a picture that may be seen once",
    { type: "ephemeral" },
    { kind: "unsupported", preview: "Mensagem não suportada" },
  ],
  [
    "a new type with a file",
    { type: "hologram", payload: { url: CDN } },
    { kind: "document", content: { type: "hologram" } },
  ],
  [
    "a new type with an address",
    { type: "hologram", payload: { url: "https://holo.example/1" } },
    { kind: "text", content: { share: { type: "hologram", url: "https://holo.example/1", title: null } } },
  ],
  [
    "a new type without anything",
    { type: "hologram", payload: { a: 1 } },
    { kind: "unsupported", content: { type: "hologram", payload: { type: "hologram", payload: { a: 1 } } } },
  ],
];

describe("a message on Instagram", () => {
  it("is Maria's, in the scope of the account, at the time that the provider tells", () => {
    expect(messagesOf({ text: "Oi" })).toEqual([
      {
        providerId: "mid.1",
        identities: [{ kind: "instagram", scope: ACCOUNT, externalId: MARIA, address: MARIA }],
        name: null,
        at: 1764300000000,
        kind: "text",
        text: "Oi",
        content: null,
        preview: "Oi",
        media: null,
        quotes: null,
        origin: null,
      },
    ]);
  });

  it.each(ATTACHMENTS)("%s", (_name, attachment, expected) => {
    expect(attached(attachment)).toMatchObject([expected]);
  });

  it("a file is to be had where the attachment says", () => {
    expect(attached({ type: "image", payload: { url: CDN } })[0]?.media).toMatchObject({
      kind: "image",
      ref: { url: CDN },
    });
  });

  it("of several attachments each is a message, under an id that a repeat has too", () => {
    const photo = { type: "image", payload: { url: CDN } };
    const ids = messagesOf({ text: "Estas duas", attachments: [photo, photo] }).map((it) => [it.providerId, it.text]);
    expect(ids).toEqual([
      ["mid.1", "Estas duas"],
      ["mid.1#2", null],
    ]);
  });

  it("words beside what has words of its own come first", () => {
    const place = { type: "location", title: "Casa", payload: { coordinates: { lat: 1, long: 2 } } };
    expect(messagesOf({ text: "Aqui", attachments: [place] }).map((it) => it.text)).toEqual(["Aqui", "Casa"]);
  });

  it("an answer quotes, one to a story names the story", () => {
    expect(messagesOf({ text: "Sim", reply_to: { mid: "mid.0" } })).toMatchObject([{ quotes: "mid.0", content: null }]);
    expect(messagesOf({ text: "Amei", reply_to: { story: { id: "1", url: CDN } } })).toMatchObject([
      { kind: "text", text: "Amei", quotes: null, content: { share: { type: "story_reply", url: CDN } } },
    ]);
  });

  it("a pressed quick reply tells what was pressed", () => {
    expect(messagesOf({ text: "Sim", quick_reply: { payload: "YES" } })).toMatchObject([
      { kind: "interactive", text: "Sim", content: { payload: "YES" } },
    ]);
  });

  it("one that the API does not show is kept whole", () => {
    expect(messagesOf({ is_unsupported: true })).toMatchObject([
      { kind: "unsupported", content: { payload: { mid: "mid.1", is_unsupported: true } } },
    ]);
  });

  it.each([
    [
      "an advertisement",
      { source: "ADS", ad_id: "9", ads_context_data: { ad_title: "Canecas" } },
      ["ad", "9", "Canecas"],
    ],
    ["a post", { ads_context_data: { post_id: "8" } }, ["post", "8", null]],
    ["a link", { source: "SHORTLINK", ref: "vitrine" }, ["link", "vitrine", null]],
    ["we know not what", { type: "OPEN_THREAD" }, ["unknown", null, null]],
  ])("what brought her is told: %s", (_name, referral, expected) => {
    const origin = messagesOf({ text: "Oi", referral })[0]?.origin;
    expect([origin?.source, origin?.id, origin?.title]).toEqual(expected);
    expect(origin?.detail).toEqual(referral);
  });
});

describe("what happens besides messages", () => {
  it("a reaction is about its message, and a repeat of it is one; its end is another", () => {
    const reaction = { mid: "mid.0", action: "react", reaction: "love", emoji: "❤️" };
    const [reacted] = itemsOf(fromMaria({ reaction }));
    expect(reacted).toMatchObject({ is: "message", message: { kind: "reaction", text: "❤️", quotes: "mid.0" } });
    expect(itemsOf(fromMaria({ reaction }))).toEqual([reacted]);
    const [ended] = itemsOf(fromMaria({ reaction: { mid: "mid.0", action: "unreact" } }));
    expect(ended).toMatchObject({ message: { text: null, quotes: "mid.0", preview: "Retirou a reação" } });
    expect(ended).not.toMatchObject({
      message: { providerId: (reacted as Item & { is: "message" }).message.providerId },
    });
  });

  it("a reaction told by its name alone is shown as the emoji", () => {
    expect(itemsOf(fromMaria({ reaction: { mid: "mid.0", action: "react", reaction: "wow" } }))).toMatchObject([
      { message: { text: "😮" } },
    ]);
  });

  it("a pressed button is an answer", () => {
    expect(itemsOf(fromMaria({ postback: { mid: "mid.2", title: "Ver preços", payload: "PRICES" } }))).toMatchObject([
      { message: { providerId: "mid.2", kind: "interactive", text: "Ver preços", content: { payload: "PRICES" } } },
    ]);
  });

  it("who comes back by an advertisement is there before a word was said", () => {
    const referral = { source: "ADS", ad_id: "9", ads_context_data: { ad_title: "Canecas" } };
    expect(itemsOf(fromMaria({ referral }))).toMatchObject([
      { is: "message", message: { text: "Chegou por um anúncio: Canecas", origin: { source: "ad", id: "9" } } },
    ]);
  });

  it.each([
    ["starts", undefined, false],
    ["stops", "STOP_NOTIFICATIONS", true],
    ["starts again", "RESUME_NOTIFICATIONS", false],
  ])("one who %s to want advertising", (_name, status, isStopped) => {
    const optin = { type: "notification_messages", notification_messages_status: status };
    expect(itemsOf(fromMaria({ optin }))).toMatchObject([
      { is: "preference", preference: { isStopped, identities: [{ externalId: MARIA }] } },
    ]);
  });

  it("a message taken back, and one with other words", () => {
    expect(itemsOf(fromMaria({ message: { mid: "mid.1", is_deleted: true } }))).toEqual([
      { is: "revocation", revocation: { providerId: "mid.1", at: 1764300000000 } },
    ]);
    expect(itemsOf(fromMaria({ message_edit: { mid: "mid.1", text: "Olá", num_edit: 1 } }))).toEqual([
      { is: "edit", edit: { providerId: "mid.1", text: "Olá", content: null, at: 1764300000000 } },
    ]);
  });

  it("Instagram names the message that was seen: it was, and what was sent before", () => {
    expect(itemsOf(fromMaria({ read: { mid: "mid.out.1" } }))).toMatchObject([
      { is: "status", status: { providerId: "mid.out.1", status: "read" } },
      { is: "watermark", watermark: { status: "read", upTo: 1764300000000, identity: { externalId: MARIA } } },
    ]);
  });

  it.each([
    ["block", { isConnected: false, reason: "Muitas denúncias" }],
    ["unblock", { isConnected: true, reason: "Muitas denúncias" }],
    ["warning", null],
  ])("Meta's %s of the page", (action, connection) => {
    expect(itemsOf(fromMaria({ policy_enforcement: { action, reason: "Muitas denúncias" } }))).toMatchObject([
      { is: "event", event: { name: "policy_enforcement", connection } },
    ]);
  });

  it("another app takes the conversation over", () => {
    expect(itemsOf(fromMaria({ pass_thread_control: { new_owner_app_id: "900" } }))).toEqual([
      {
        is: "event",
        event: { name: "pass_thread_control", detail: { customer: MARIA, new_owner_app_id: "900" }, connection: null },
      },
    ]);
  });
});

describe("who is who", () => {
  const page = webhooksOf("page", "200000000000001");
  const parse = (body: unknown) =>
    messenger(GRAPH, fetch).parse(body, { id: "ms", externalId: "200000000000001", accountId: null });
  const OURS = "0197a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b";

  it("an echo is to the customer, with our id where it comes back", () => {
    const body = page.toMaria({ message: { mid: "mid.out.1", text: "Bom dia", is_echo: true, metadata: OURS } });
    expect(parse(body)[0]?.items).toMatchObject([
      { is: "echo", echo: { messageId: OURS, identities: [{ kind: "messenger", externalId: MARIA }] } },
    ]);
  });

  it("another program's word in its place is not our id", () => {
    const body = page.toMaria({ message: { mid: "mid.out.1", text: "Oi", is_echo: true, metadata: "bot-7" } });
    expect(parse(body)[0]?.items).toMatchObject([{ is: "echo", echo: { messageId: null } }]);
  });

  it("what the account says is an echo, also where nothing calls it one", () => {
    expect(parse(page.toMaria({ message: { mid: "mid.out.1", text: "Oi" } }))[0]?.items).toMatchObject([
      { is: "echo" },
    ]);
  });

  it("a batch of several pages is told apart, in order", () => {
    const of = (id: string, mid: string) => ({
      id,
      messaging: [{ sender: { id: MARIA }, recipient: { id }, timestamp: 1, message: { mid, text: mid } }],
    });
    const entry = [of("200000000000001", "a"), of("200000000000002", "b"), of("200000000000002", "c")];
    const parts = parse({ object: "page", entry });
    expect(parts.map((it) => [it.externalId, it.items.length])).toEqual([
      ["200000000000001", 1],
      ["200000000000002", 2],
    ]);
  });

  it("Meta's own test comes from no account, as a change, in seconds", () => {
    const value = {
      sender: { id: "12334" },
      recipient: { id: ACCOUNT },
      timestamp: "1527459824",
      message: { mid: "m", text: "t" },
    };
    const body = {
      object: "instagram",
      entry: [{ id: "0", time: "2021-09-08T06:34:04+0000", changes: [{ field: "messages", value }] }],
    };
    expect(instagram(GRAPH, fetch).parse(body, channel)).toMatchObject([
      { externalId: ACCOUNT, items: [{ message: { at: 1527459824000, identities: [{ externalId: "12334" }] } }] },
    ]);
  });

  it("a time that nobody tells is as late as can be, so that the arrival counts", () => {
    const { webhook } = webhooksOf("instagram", ACCOUNT);
    const body = webhook({ sender: { id: MARIA }, recipient: { id: ACCOUNT }, message: { mid: "m", text: "t" } });
    const untimed = { ...body, entry: body.entry.map((it) => ({ ...it, time: undefined })) };
    expect(itemsOf(untimed)).toMatchObject([{ message: { at: 8.64e15 } }]);
  });

  it("a piece that cannot be understood is kept alone, the others are not held up", () => {
    const { webhook, said } = webhooksOf("instagram", ACCOUNT);
    const items = itemsOf(webhook(said({ text: "Oi" }), { ...said({}), message: { text: "sem id" } }));
    expect(items.map((it) => it.is)).toEqual(["message", "broken"]);
    expect(items[1]).toMatchObject({
      body: { object: "instagram", entry: [{ id: ACCOUNT, messaging: [{ message: { text: "sem id" } }] }] },
    });
  });
});
