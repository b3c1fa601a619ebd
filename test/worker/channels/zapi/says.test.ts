import { describe, expect, it } from "vitest";
import type { InboundMessage, Item } from "../../../../worker/channels/port.ts";
import { parse } from "../../../../worker/channels/zapi/parse.ts";
import { fromMaria } from "./bodies.ts";

const channel = { id: "za", externalId: "INSTANCE-1", accountId: null };
const itemOf = (callback: object): Item => {
  const items = parse(callback, channel).flatMap((it) => it.items);
  expect(items).toHaveLength(1);
  return items[0] as Item;
};
const said = (it: object) => {
  const item = itemOf(fromMaria(it));
  if (item.is !== "message") throw new Error(`not a message but ${JSON.stringify(item)}`);
  return item.message;
};

const FILE = "https://files.z-api.example/1";

/** What a message holds, and what it is taken for. */
const MESSAGES: [string, object, Partial<InboundMessage> | object][] = [
  ["text", { text: { message: "Oi" } }, { kind: "text", text: "Oi", preview: "Oi" }],
  [
    "a photo with words",
    { image: { imageUrl: FILE, mimeType: "image/jpeg", caption: "Esta" } },
    { kind: "image", text: "Esta", media: { kind: "image", ref: { url: FILE }, mime: "image/jpeg" } },
  ],
  [
    "a voice message",
    { audio: { audioUrl: FILE, ptt: true, seconds: 7, mimeType: "audio/ogg; codecs=opus" } },
    { kind: "audio", preview: "Áudio", media: { isVoice: true, seconds: 7 } },
  ],
  ["a round film", { ptv: { videoUrl: FILE, mimeType: "video/mp4" } }, { kind: "video" }],
  ["a GIF", { gif: { gifUrl: FILE, mimeType: "video/mp4" } }, { kind: "video", media: { isAnimated: true } }],
  [
    "a document",
    { document: { documentUrl: FILE, fileName: "nota.pdf", mimeType: "application/pdf" } },
    { kind: "document", preview: "nota.pdf", media: { name: "nota.pdf" } },
  ],
  ["a sticker", { sticker: { stickerUrl: FILE, mimeType: "image/webp" } }, { kind: "sticker" }],
  [
    "a place, its coordinates told as text",
    { location: { latitude: "-23.5", longitude: "-46.6", name: "Loja Aurora", address: "" } },
    { kind: "location", text: "Loja Aurora", content: { latitude: -23.5, longitude: -46.6 } },
  ],
  [
    "a contact card",
    { contact: { displayName: "Bruno", phones: ["5511987650002"] } },
    {
      kind: "contacts",
      preview: "Bruno",
      content: { contacts: [{ name: { formatted_name: "Bruno" }, phones: [{ phone: "5511987650002" }] }] },
    },
  ],
  [
    "contact cards, read from what they are",
    { contacts: { contacts: [{ vCard: "BEGIN:VCARD\nFN:Diego\nTEL;waid=5511987650003:+55" }] } },
    { content: { contacts: [{ name: { formatted_name: "Diego" }, phones: [{ phone: "5511987650003" }] }] } },
  ],
  [
    "a reaction",
    { reaction: { value: "👍", referencedMessage: { messageId: "3EB0OUT1" } } },
    { kind: "reaction", text: "👍", quotes: "3EB0OUT1", preview: "Reagiu com 👍" },
  ],
  [
    "the end of a reaction",
    { reaction: { value: "", referencedMessage: { messageId: "3EB0OUT1" } } },
    { kind: "reaction", text: null, quotes: "3EB0OUT1", preview: "Retirou a reação" },
  ],
  [
    "a pressed button",
    { buttonsResponseMessage: { buttonId: "1", message: "Ótimo" }, referenceMessageId: "3EB0OUT1" },
    { kind: "interactive", text: "Ótimo", content: { payload: "1" }, quotes: "3EB0OUT1" },
  ],
  [
    "a choice of a list",
    { listResponseMessage: { message: "Canecas e mais", title: "Canecas", selectedRowId: "2" } },
    { kind: "interactive", text: "Canecas", content: { payload: "2" } },
  ],
  [
    "a business's template with a picture at its head",
    {
      hydratedTemplate: {
        header: { image: { imageUrl: FILE } },
        title: "Promoção",
        message: "Só hoje",
        footer: "",
        hydratedButtons: [{ index: 0, urlButton: { displayText: "Ver", url: "https://x.example" } }],
      },
    },
    {
      kind: "image",
      text: "Promoção\nSó hoje",
      content: { template: { buttons: ["Ver"] } },
      media: { ref: { url: FILE } },
    },
  ],
  [
    "a template with a place",
    { hydratedTemplate: { header: { location: { latitude: 1, longitude: 2 } }, message: "Estamos aqui" } },
    { kind: "interactive", text: "Estamos aqui", content: { location: { latitude: 1, longitude: 2 } } },
  ],
  [
    "buttons of somebody else's",
    { buttonsMessage: { message: "Confirma?", buttons: [{ buttonId: "1", buttonText: { displayText: "Sim" } }] } },
    { kind: "interactive", text: "Confirma?", content: { template: { buttons: ["Sim"] } } },
  ],
  [
    "a poll",
    { poll: { question: "Qual?", options: [{ name: "Azul" }, { name: "Verde" }] } },
    { text: "Qual?\n• Azul\n• Verde" },
  ],
  ["a vote", { pollVote: { pollMessageId: "3EB0P", options: [{ name: "Azul" }] } }, { text: "Azul", quotes: "3EB0P" }],
  ["a cart", { order: { orderTitle: "Canecas", message: "", products: [] } }, { kind: "order", text: "Canecas" }],
  ["a product", { product: { title: "Caneca", price: 1 } }, { kind: "order", text: "Caneca" }],
  ["a payment", { sendPayment: { paymentInfo: { value: 1 } } }, { kind: "order", text: "Pagamento" }],
  [
    "a Pix key",
    { pixKeyMessage: { key: "loja@aurora.example", keyType: "EMAIL" } },
    { text: "Chave Pix: loja@aurora.example" },
  ],
  [
    "a date to come",
    { event: { name: "Feira", description: "No sábado", canceled: true } },
    { text: "Feira (cancelado)\nNo sábado" },
  ],
  [
    "who comes",
    { eventResponse: { response: "GOING", referencedMessage: { messageId: "3EB0E" } } },
    { text: "Vou", quotes: "3EB0E" },
  ],
  [
    "a missed call",
    { notification: "CALL_MISSED_VOICE", callId: "C1" },
    { text: "Ligação de voz perdida", content: { call: { isMissed: true } } },
  ],
  ["a call", { notification: "CALL_VIDEO" }, { text: "Ligação de vídeo recebida" }],
  ["a forwarded text", { forwarded: true, text: { message: "Veja" } }, { content: { forwarded: "once" } }],
  [
    "an answer to a status of ours",
    { isStatusReply: true, text: { message: "Amei" } },
    { content: { share: { type: "story_reply" } } },
  ],
  [
    "a new kind with a file",
    { hologram: { hologramUrl: FILE, mimeType: "video/mp4" } },
    { kind: "video", media: { ref: { url: FILE } } },
  ],
  ["a new kind with words", { quizResponse: { title: "Azul", id: "1" } }, { kind: "interactive", text: "Azul" }],
  [
    "a new kind with neither",
    { hologram: { depth: 3 } },
    { kind: "unsupported", content: { payload: { hologram: { depth: 3 } } } },
  ],
];

describe("a message through Z-API", () => {
  it("is Maria's, by her number first, then by what WhatsApp calls her", () => {
    expect(said({ text: { message: "Oi" } })).toMatchObject({
      providerId: "3EB0IN1",
      name: "Maria",
      at: 1764300000000,
      identities: [
        { kind: "phone", scope: "", externalId: "5511987650001", address: "5511987650001" },
        { kind: "zapi", scope: "INSTANCE-1", externalId: "7000000000001@lid", address: "7000000000001@lid" },
      ],
    });
  });

  it.each([
    [
      "a number without the ninth digit is the same person's",
      { phone: "554487650001", chatLid: null },
      ["5544987650001"],
    ],
    ["a number may bear WhatsApp's suffix", { phone: "5511987650001@c.us", chatLid: null }, ["5511987650001"]],
    ["someone may hide their number", { phone: "7000000000001@lid", chatLid: null }, ["7000000000001@lid"]],
    [
      "the sender's id is the customer's",
      { chatLid: null, senderLid: "7000000000002@lid" },
      ["5511987650001", "7000000000002@lid"],
    ],
  ])("%s", (_name, who, expected) => {
    expect(said({ ...who, text: { message: "Oi" } }).identities.map((it) => it.externalId)).toEqual(expected);
  });

  it.each([
    ["what they call themselves", { senderName: "Maria" }, "Maria"],
    ["what the phone calls them", { senderName: "", chatName: "Maria da feira" }, "Maria da feira"],
    ["nothing, where a number stands for a name", { senderName: "5511987650001", chatName: "+55 11 98765-0001" }, null],
  ])("their name is %s", (_name, names, expected) => {
    expect(said({ ...names, text: { message: "Oi" } }).name).toBe(expected);
  });

  it.each(MESSAGES)("%s", (_name, it, expected) => {
    expect(said(it)).toMatchObject(expected);
  });

  it("tells the advertisement that brought her, and takes no link's preview for one", () => {
    const ad = {
      title: "Canecas",
      sourceType: "ad",
      sourceId: "23",
      sourceUrl: "https://fb.example/ad",
      ctwaClid: "Aff",
    };
    expect(said({ text: { message: "Oi" }, externalAdReply: ad }).origin).toEqual({
      source: "ad",
      id: "23",
      title: "Canecas",
      url: "https://fb.example/ad",
      detail: ad,
    });
    expect(
      said({ text: { message: "Oi" }, externalAdReply: { title: "Um site", sourceUrl: "https://x.example" } }).origin,
    ).toBeNull();
  });

  it("what WhatsApp holds back is shown as that, and does not stand in the way of the message itself", () => {
    expect(said({ waitingMessage: true })).toMatchObject({ kind: "unsupported", providerId: "3EB0IN1#waiting" });
    expect(said({ text: { message: "Oi" } }).providerId).toBe("3EB0IN1");
  });
});

describe("what the company's own phone did", () => {
  it("is an echo in the customer's chat: her name, not ours, and her id, not ours", () => {
    const echo = fromMaria({
      fromMe: true,
      senderName: "Loja",
      senderLid: "1@lid",
      chatLid: null,
      text: { message: "Bom dia" },
    });
    expect(itemOf(echo)).toMatchObject({
      is: "echo",
      echo: { name: "Maria Souza", messageId: null, text: "Bom dia", identities: [{ externalId: "5511987650001" }] },
    });
  });

  it("what it holds back is left alone", () => {
    expect(itemOf(fromMaria({ fromMe: true, waitingMessage: true }))).toEqual({
      is: "ignored",
      name: "waiting_message",
    });
  });
});

describe("what becomes of a message", () => {
  it("its words are changed, or it is taken back", () => {
    expect(itemOf(fromMaria({ isEdit: true, text: { message: "Olá" } }))).toEqual({
      is: "edit",
      edit: { providerId: "3EB0IN1", text: "Olá", content: null, at: 1764300000000 },
    });
    expect(itemOf(fromMaria({ notification: "REVOKE" }))).toMatchObject({ revocation: { providerId: "3EB0IN1" } });
    expect(itemOf(fromMaria({ notification: "REVOKE", referenceMessageId: "3EB0IN0" }))).toMatchObject({
      revocation: { providerId: "3EB0IN0" },
    });
  });

  const report = (status: string, rest = {}) => ({
    type: "MessageStatusCallback",
    status,
    ids: ["A1"],
    phone: "5511987650001",
    ...rest,
  });

  it.each([
    ["SENT", "sent"],
    ["RECEIVED", "delivered"],
    ["READ", "read"],
    ["PLAYED", "read"],
  ])("%s means %s", (told, status) => {
    expect(itemOf(report(told))).toMatchObject({ is: "status", status: { providerId: "A1", status } });
  });

  it("that we read the customer's is nothing about ours", () => {
    expect(itemOf(report("READ_BY_ME"))).toEqual({ is: "ignored", name: "status:READ_BY_ME" });
  });

  it("a sending that failed says why", () => {
    const failed = { type: "DeliveryCallback", messageId: "A1", error: "Phone number does not exist" };
    expect(itemOf(failed)).toMatchObject({
      status: { providerId: "A1", status: "failed", failure: { reason: "Phone number does not exist" } },
    });
    expect(itemOf({ type: "DeliveryCallback", zaapId: "A1" })).toMatchObject({
      status: { status: "sent", failure: null },
    });
  });
});

describe("what is left alone, each by its name", () => {
  it.each([
    ["group", { isGroup: true }],
    ["group", { phone: "120363019502650977-group" }],
    ["group", { phone: "120363019502650977@g.us" }],
    ["newsletter", { isNewsletter: true }],
    ["newsletter", { phone: "5511987650001@newsletter" }],
    ["status_broadcast", { phone: "status@broadcast" }],
    ["broadcast", { phone: "1774895799-broadcast", fromMe: true, broadcast: true }],
    ["notification:E2E_ENCRYPTED", { notification: "E2E_ENCRYPTED" }],
    ["pin_message", { pinMessage: { action: "pin" } }],
  ])("%s: %j", (name, it) => {
    expect(itemOf(fromMaria({ text: { message: "Oi" }, ...it }))).toEqual({ is: "ignored", name });
  });

  it("who is writing", () => {
    expect(itemOf({ type: "PresenceChatCallback", status: "COMPOSING" })).toEqual({ is: "ignored", name: "presence" });
  });

  it("a customer's own broadcast is written to us, and is not", () => {
    expect(said({ broadcast: true, text: { message: "Feliz Natal" } }).text).toBe("Feliz Natal");
  });
});

describe("the phone", () => {
  it.each([
    [
      { type: "ConnectedCallback", connected: true, phone: "551130000001" },
      { isConnected: true, reason: null },
    ],
    [
      { type: "DisconnectedCallback", disconnected: true, error: "Logged out" },
      { isConnected: false, reason: "Logged out" },
    ],
  ])("%j", (callback, connection) => {
    expect(itemOf(callback)).toMatchObject({ is: "event", event: { connection } });
  });

  it("a callback is its instance's, and one without is of whom it came to", () => {
    const externalIds = [{ instanceId: "INSTANCE-2" }, {}].map(
      (it) => parse({ type: "PresenceChatCallback", ...it }, channel)[0]?.externalId,
    );
    expect(externalIds).toEqual(["INSTANCE-2", null]);
  });
});
