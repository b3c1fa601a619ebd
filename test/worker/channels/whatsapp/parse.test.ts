import { expect, it } from "vitest";
import type { Item } from "../../../../worker/channels/port.ts";
import { parse } from "../../../../worker/channels/whatsapp/parse.ts";
import {
  ACCOUNT,
  aboutTemplate,
  change,
  fromMaria,
  interactive,
  MARIA,
  MARIA_ID,
  NUMBER,
  ofNumber,
  report,
  SECONDS,
  toMaria,
} from "./payloads.ts";

const channel = { id: "wa", externalId: NUMBER, accountId: ACCOUNT };
const itemsOf = (body: unknown): Item[] => parse(body, channel).flatMap((it) => it.items);
const only = (body: unknown): Item => {
  const items = itemsOf(body);
  expect(items).toHaveLength(1);
  return items[0] as Item;
};

const AT = Number(SECONDS) * 1000;
const phone = (number: string) => ({ kind: "phone", scope: "", externalId: number, address: number });
const userId = (id: string) => ({ kind: "bsuid", scope: ACCOUNT, externalId: id, address: id });
const none = { text: null, content: null, media: null, quotes: null };
const file = (kind: string, more: object = {}) => ({
  kind,
  ref: { id: "8001" },
  mime: null,
  name: null,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  ...more,
});

it.each<[string, object, object]>([
  ["text", { type: "text", text: { body: "Oi" } }, { kind: "text", text: "Oi", preview: "Oi" }],
  [
    "an image by its id, though its address is told too",
    {
      type: "image",
      image: { id: "8001", mime_type: "image/jpeg", url: "https://lookaside.fbsbx.com/a", caption: "Azul" },
    },
    { kind: "image", text: "Azul", preview: "Azul", media: file("image", { mime: "image/jpeg" }) },
  ],
  [
    "an image by its address, where there is no id",
    { type: "image", image: { url: "https://lookaside.fbsbx.com/a" } },
    { kind: "image", preview: "Foto", media: file("image", { ref: { url: "https://lookaside.fbsbx.com/a" } }) },
  ],
  [
    "an image that the provider could not get, with the reason",
    { type: "image", image: { caption: "Azul" }, errors: [{ code: 131052 }] },
    { kind: "image", text: "Azul", preview: "Azul", content: { errors: [{ code: 131052 }] } },
  ],
  ["a recording", { type: "audio", audio: { id: "8001" } }, { kind: "audio", preview: "Áudio", media: file("audio") }],
  [
    "a voice message",
    { type: "audio", audio: { id: "8001", voice: true } },
    { kind: "audio", preview: "Áudio", media: file("audio", { isVoice: true }) },
  ],
  [
    "a video",
    { type: "video", video: { id: "8001", caption: "Veja" } },
    { kind: "video", text: "Veja", preview: "Veja", media: file("video") },
  ],
  [
    "a document by its name",
    { type: "document", document: { id: "8001", filename: "nota.pdf" } },
    { kind: "document", preview: "nota.pdf", media: file("document", { name: "nota.pdf" }) },
  ],
  [
    "an animated sticker",
    { type: "sticker", sticker: { id: "8001", animated: true } },
    { kind: "sticker", preview: "Figurinha", media: file("sticker", { isAnimated: true }) },
  ],
  [
    "a place",
    { type: "location", location: { latitude: "-23.5", longitude: -46.6, name: "Loja", address: "Rua A" } },
    {
      kind: "location",
      text: "Loja",
      preview: "Loja",
      content: { latitude: -23.5, longitude: -46.6, name: "Loja", address: "Rua A" },
    },
  ],
  [
    "a place that moves",
    { type: "live_location", live_location: { latitude: 1, longitude: 2 } },
    { kind: "location", preview: "Localização", content: { latitude: 1, longitude: 2, is_live: true } },
  ],
  [
    "contact cards",
    { type: "contacts", contacts: [{ name: { formatted_name: "João" } }] },
    { kind: "contacts", preview: "Cartão de contato", content: { contacts: [{ name: { formatted_name: "João" } }] } },
  ],
  [
    "a reaction, to its message",
    { type: "reaction", reaction: { message_id: "wamid.out.1", emoji: "👍" } },
    { kind: "reaction", text: "👍", preview: "Reagiu com 👍", quotes: "wamid.out.1" },
  ],
  [
    "a reaction taken back",
    { type: "reaction", reaction: { message_id: "wamid.out.1", emoji: "" } },
    { kind: "reaction", preview: "Retirou a reação", quotes: "wamid.out.1" },
  ],
  [
    "a template's button, to its message",
    { type: "button", button: { text: "Quero", payload: "yes" }, context: { id: "wamid.out.1" } },
    { kind: "interactive", text: "Quero", preview: "Quero", content: { payload: "yes" }, quotes: "wamid.out.1" },
  ],
  [
    "an order",
    { type: "order", order: { catalog_id: "6001", text: "", product_items: [{ quantity: 2 }] } },
    { kind: "order", preview: "Pedido", content: { catalog_id: "6001", text: "", product_items: [{ quantity: 2 }] } },
  ],
  [
    "a message that disappears",
    { type: "ephemeral", text: { body: "Oi" } },
    { kind: "text", text: "Oi", preview: "Oi", content: { type: "ephemeral" } },
  ],
  ["spaces alone", { type: "text", text: { body: "  " } }, { kind: "text", text: "  ", preview: "Mensagem" }],
  [
    "a forwarded one",
    { type: "text", text: { body: "Leia" }, context: { forwarded: true } },
    { kind: "text", text: "Leia", preview: "Leia", content: { forwarded: "once" } },
  ],
  [
    "one forwarded by many",
    { type: "text", text: { body: "Leia" }, context: { forwarded: true, frequently_forwarded: true } },
    { kind: "text", text: "Leia", preview: "Leia", content: { forwarded: "many" } },
  ],
  [
    "a question about a product",
    { type: "text", text: { body: "Tem?" }, context: { referred_product: { catalog_id: "6001" } } },
    { kind: "text", text: "Tem?", preview: "Tem?", content: { product: { catalog_id: "6001" } } },
  ],
])("%s is a message of Maria's, with all that it says", (_name, said, expected) => {
  expect(only(fromMaria(said))).toEqual({
    is: "message",
    message: {
      ...none,
      providerId: "wamid.in.1",
      identities: [phone(MARIA), userId(MARIA_ID)],
      name: "Maria",
      at: AT,
      origin: null,
      ...expected,
    },
  });
});

const messageIn = (body: unknown) => {
  const item = itemsOf(body)[0];
  return item?.is === "message" ? item.message : undefined;
};

it("what a customer chose is its words, with all that the provider said of it", () => {
  const reply = { id: "1", title: "Manhã", description: "8 às 12" };
  expect(messageIn(interactive("list_reply", reply))).toMatchObject({
    kind: "interactive",
    text: "Manhã",
    content: reply,
  });
  expect(messageIn(interactive("button_reply", { id: "sim" }))).toMatchObject({ text: "sim" });
  expect(messageIn(interactive("call_permission_reply", { response: "reject" }))).toMatchObject({
    text: "Não permitiu ligações",
    content: { response: "reject" },
  });
});

it("a form's answers are read one a line, without the token that ties them to the form", () => {
  const json = JSON.stringify({ nome_completo: "Maria", dias: ["seg", "ter"], extra: { a: 1 }, flow_token: "secret" });
  expect(messageIn(interactive("nfm_reply", { name: "flow", body: "Sent", response_json: json }))).toMatchObject({
    text: 'nome completo: Maria\ndias: seg, ter\nextra: {"a":1}',
    content: { response_json: json, name: "flow" },
  });
  expect(messageIn(interactive("nfm_reply", { body: "Sent", response_json: "{" }))).toMatchObject({ text: "Sent" });
});

it("one whom an advertisement brought is told with it, in the message and as their origin", () => {
  const referral = {
    source_type: "ad",
    source_id: 5001,
    source_url: "https://fb.me/x",
    headline: "Inverno",
    ctwa_clid: "c",
  };
  expect(messageIn(fromMaria({ type: "text", text: { body: "Oi" }, referral }))).toMatchObject({
    content: { referral },
    origin: { source: "ad", id: "5001", title: "Inverno", url: "https://fb.me/x", detail: { ctwa_clid: "c" } },
  });
  const odd = fromMaria({ type: "text", text: { body: "Oi" }, referral: { source_type: "billboard" } });
  expect(messageIn(odd)?.origin).toMatchObject({ source: "unknown", id: null });
});

it.each([
  [{ type: "hologram", hologram: { depth: 3 } }, "hologram"],
  [{ type: "unsupported", unsupported: { type: "poll" }, text: { body: "?" } }, "unsupported"],
  [{ type: "text", text: { body: 7 } }, "text"],
  [{ type: "location", location: { latitude: "north" } }, "location"],
  [{ type: "interactive" }, "interactive"],
  [{ type: "__proto__" }, "__proto__"],
  [{}, ""],
])("%j is kept whole, as something that cannot be shown", (said, type) => {
  expect(messageIn(fromMaria(said))).toMatchObject({
    kind: "unsupported",
    text: null,
    content: { type, payload: { id: "wamid.in.1", ...said } },
  });
});

it("a person is known by phone first, then by the ids of this business, of the account or above it", () => {
  const said = (message: object, contacts: object[] = []) =>
    messageIn(ofNumber({ contacts, messages: [{ id: "wamid.in.1", type: "text", text: { body: "Oi" }, ...message }] }));
  expect(
    said({ from: "+55 (11) 8765-0001", from_user_id: "BR.1", from_parent_user_id: "BR.ENT.1" })?.identities,
  ).toEqual([{ ...phone(MARIA), address: "551187650001" }, userId("BR.1"), userId("BR.ENT.1")]);
  expect(said({ from: "BR.1" })?.identities).toEqual([userId("BR.1")]);
  expect(said({ from_user_id: "BR.1" }, [{ user_id: "BR.1", wa_id: MARIA }])?.identities).toEqual([
    phone(MARIA),
    userId("BR.1"),
  ]);
  expect(said({ from: MARIA }, [{ user_id: "BR.1", wa_id: "551187650001" }])?.identities).toEqual([
    phone(MARIA),
    userId("BR.1"),
  ]);
});

it("nobody gets the id of another who stands beside them in a webhook", () => {
  const contacts = [{ wa_id: "5521912340000", user_id: "BR.9", profile: { name: "Rui" } }];
  const said = { from: MARIA, id: "wamid.in.1", type: "text", text: { body: "Oi" } };
  expect(messageIn(ofNumber({ contacts, messages: [said] }))?.identities).toEqual([phone(MARIA)]);
  const two = itemsOf(ofNumber({ contacts, messages: [said, { ...said, id: "wamid.in.2" }] }));
  expect(two.map((it) => it.is === "message" && it.message.name)).toEqual([null, null]);
});

it("a message without a time of its own has the webhook's, and without any it came just now", () => {
  const body = fromMaria({ timestamp: undefined, type: "text", text: { body: "Oi" } });
  expect(messageIn(body)?.at).toBe(1764300001000);
  const timeless = { ...body, entry: body.entry.map(({ id, changes }) => ({ id, changes })) };
  expect(messageIn(timeless)?.at).toBeGreaterThan(Date.now());
  expect(messageIn(fromMaria({ timestamp: AT, type: "text", text: { body: "Oi" } }))?.at).toBe(AT);
});

it("the company's words on its phone are an echo to the customer", () => {
  const echo = only(toMaria({ type: "text", text: { body: "Bom dia" }, context: { id: "wamid.in.1" } }));
  expect(echo).toEqual({
    is: "echo",
    echo: {
      ...none,
      providerId: "wamid.app.1",
      messageId: null,
      identities: [phone(MARIA), userId(MARIA_ID)],
      name: "Maria",
      at: AT,
      kind: "text",
      text: "Bom dia",
      preview: "Bom dia",
      quotes: "wamid.in.1",
    },
  });
});

it.each([
  ["the customer's", fromMaria],
  ["the company's", toMaria],
])("%s edits and revocations are of the message that they name", (_whose, from) => {
  const words = { type: "text", text: { body: "Olá" } };
  const edit = { providerId: "wamid.0", text: "Olá", content: null, at: AT };
  expect(only(from({ type: "edit", edit: { original_message_id: "wamid.0", message: words } }))).toEqual({
    is: "edit",
    edit,
  });
  expect(only(from({ type: "edit", edit: { message_id: "wamid.0", text: { body: "Olá" } } }))).toEqual({
    is: "edit",
    edit,
  });
  const image = { type: "image", image: { id: "8001", caption: "Azul" } };
  expect(only(from({ type: "edit", edit: { original_message_id: "wamid.0", message: image } }))).toEqual({
    is: "edit",
    edit: { ...edit, text: "Azul" },
  });
  for (const revoke of [{ original_message_id: "wamid.0" }, { message_id: "wamid.0" }]) {
    expect(only(from({ type: "revoke", revoke }))).toEqual({
      is: "revocation",
      revocation: { providerId: "wamid.0", at: AT },
    });
  }
});

it("a changed number is a move, in the words of every generation", () => {
  const move = { is: "move", move: { from: phone(MARIA), to: phone("5511987650009") } };
  for (const system of [
    { type: "user_changed_number", wa_id: "5511987650009" },
    { type: "customer_changed_number", new_wa_id: "5511987650009", customer: MARIA },
  ]) {
    expect(only(ofNumber({ messages: [{ from: MARIA, id: "wamid.1", type: "system", system }] }))).toEqual(move);
  }
  const id = fromMaria({ from: undefined, type: "system", system: { type: "user_changed_user_id", user_id: "BR.2" } });
  expect(only(id)).toEqual({ is: "move", move: { from: userId(MARIA_ID), to: userId("BR.2") } });
});

it("a changed identity is an event that says whose", () => {
  const body = fromMaria({ type: "system", system: { type: "customer_identity_changed" }, identity: { hash: "h" } });
  expect(only(body)).toMatchObject({
    event: {
      name: "customer_identity_changed",
      detail: { identity: { hash: "h" }, name: "Maria", identities: [phone(MARIA), {}] },
    },
  });
});

it("a status says how far a message came, what it costs, and why it failed", () => {
  const id = "0192f0c1-7b5a-7cc0-8000-000000000001";
  const pricing = { billable: true, pricing_model: "PMP", category: "utility" };
  expect(only(report({ status: "DELIVERED", biz_opaque_callback_data: id, pricing }))).toEqual({
    is: "status",
    status: {
      providerId: "wamid.out.1",
      messageId: id,
      status: "delivered",
      failure: null,
      pricing: { category: "utility", model: "PMP", isBillable: true },
    },
  });
  expect(only(report({ status: "played", conversation: { origin: { type: "service" } } }))).toMatchObject({
    status: { status: "read", messageId: null, pricing: { category: "service", model: null, isBillable: null } },
  });
  const errors = [{ code: 131047, title: "Re-engagement", error_data: { details: "More than 24 hours have passed" } }];
  expect(only(report({ status: "failed", errors, biz_opaque_callback_data: "another's" }))).toMatchObject({
    status: { messageId: null, failure: { code: "131047", reason: "More than 24 hours have passed" }, pricing: null },
  });
  expect(only(report({ status: "failed" }))).toMatchObject({ status: { failure: { code: "unknown", reason: "" } } });
});

it("what a customer deleted at the provider is taken back", () => {
  expect(only(report({ id: "wamid.in.1", status: "deleted" }))).toEqual({
    is: "revocation",
    revocation: { providerId: "wamid.in.1", at: AT },
  });
});

it.each([
  ["stop", true],
  ["resume", false],
  ["signup", false],
])("%s is a preference", (value, isStopped) => {
  const wish = { wa_id: MARIA, user_id: MARIA_ID, category: "marketing_messages", value, timestamp: Number(SECONDS) };
  expect(only(ofNumber({ user_preferences: [wish] }, "user_preferences"))).toEqual({
    is: "preference",
    preference: { identities: [phone(MARIA), userId(MARIA_ID)], isStopped, at: AT },
  });
});

it("a call is an event that says who called, without what connects the two ends", () => {
  const call = {
    id: "wacid.1",
    from: MARIA,
    to: "551130000001",
    event: "connect",
    direction: "USER_INITIATED",
    session: {},
  };
  const item = only(ofNumber({ contacts: [{ wa_id: MARIA, profile: { name: "Maria" } }], calls: [call] }, "calls"));
  expect(item).toMatchObject({
    event: { name: "call", detail: { id: "wacid.1", name: "Maria", identities: [phone(MARIA)] } },
  });
  expect(JSON.stringify(item)).not.toContain("session");
});

it("news of a template tell what changed, and leave the rest", () => {
  const news = { name: "pedido_enviado", language: "pt_BR", status: null, category: null, quality: null, reason: null };
  const told = (field: string, value: object) => {
    const item = only(aboutTemplate(field, value));
    return item.is === "template" ? item.template : item;
  };
  expect(told("message_template_status_update", { event: "APPROVED", reason: "NONE" })).toEqual({
    ...news,
    status: "approved",
  });
  const rejection = { event: "REJECTED", reason: "INVALID_FORMAT", rejection_info: { reason: "Faltam palavras" } };
  expect(told("message_template_status_update", rejection)).toEqual({
    ...news,
    status: "rejected",
    reason: "Faltam palavras",
  });
  expect(told("message_template_quality_update", { new_quality_score: "YELLOW" })).toEqual({
    ...news,
    quality: "YELLOW",
  });
  expect(told("template_category_update", { new_category: "MARKETING" })).toEqual({ ...news, category: "marketing" });
  expect(told("message_template_status_update", { event: "PONDERED" })).toMatchObject({ is: "event" });
});

it.each([
  [{ event: "ACCOUNT_DELETED" }, { isConnected: false, reason: "ACCOUNT_DELETED" }],
  [
    { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } },
    { isConnected: false, reason: "DISABLE" },
  ],
  [
    { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } },
    { isConnected: true, reason: null },
  ],
  [{ event: "ACCOUNT_RECONNECTED" }, { isConnected: true, reason: null }],
  [{ event: "ACCOUNT_VIOLATION" }, null],
])("the account's %j means %j for the connection", (value, connection) => {
  expect(only(change("account_update", value))).toMatchObject({
    event: { name: "account_update", detail: value, connection },
  });
});

it("a part is for the number that it names; the account's for the account; one that names none for whoever signed it", () => {
  const addressed = (body: unknown) => parse(body, channel).map(({ externalId, accountId }) => [externalId, accountId]);
  expect(addressed(fromMaria({}))).toEqual([[NUMBER, ACCOUNT]]);
  expect(addressed(change("account_update", {}))).toEqual([[null, ACCOUNT]]);
  expect(addressed(change("messages", { messages: [] }))).toEqual([[null, null]]);
  expect(addressed({ entry: [] })).toEqual([[null, null]]);
});

it("what is broken is kept piece by piece, and stands in nobody's way", () => {
  const good = { from: MARIA, id: "wamid.1", type: "text", text: { body: "Oi" } };
  const items = itemsOf(ofNumber({ messages: [good, 7, { ...good, id: "" }, good], statuses: "none" }));
  expect(items.map((it) => (it.is === "broken" ? it.error : it.is))).toEqual([
    "message",
    "message: not an object",
    "message: no id",
    "message",
    "statuses: not a list",
  ]);
});

it("what nobody would say so much of is cut where only administrators look it up", () => {
  const item = only(change("account_update", { event: "x".repeat(100_000) }));
  expect(JSON.stringify(item).length).toBeLessThan(25_000);
});
