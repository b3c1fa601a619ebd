import { beforeAll, expect, it } from "vitest";
import type { ConversationPage, MessagePage } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { bodyOf, deliver, messagesBody } from "../../support/worker/meta.ts";
import { countsOf, deadLettersIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
beforeAll(async () => {
  company = await foundCompany();
});

/** Delivers one message of the type, and answers how the API shows it. */
const received = async (type: string, body: unknown) => {
  const from = `55119${Math.floor(1e7 + Math.random() * 9e7)}`;
  const extra = { type, text: undefined, ...(body === undefined ? {} : { [type]: body }) };
  expect((await deliver(company, messagesBody(company, [{ from, extra }]))).status).toBe(200);
  const carla = await company.as("carla");
  const { items } = await carla.getJson<ConversationPage>(`/api/conversations?tab=queue&q=${from}`);
  const messages = await carla.getJson<MessagePage>(`/api/conversations/${items[0]?.id}/messages`);
  return { ...messages.items[0]!, preview: items[0]?.preview };
};

it.each([
  [
    "image",
    { id: "m1", mime_type: "image/jpeg", caption: "Assim" },
    { text: "Assim", preview: "Assim", content: { media: { kind: "image", state: "waiting" } } },
  ],
  ["image", { id: "m1", mime_type: "image/jpeg" }, { text: null, preview: "Foto" }],
  ["audio", { id: "m2", voice: true }, { text: null, preview: "Áudio", content: { media: { isVoice: true } } }],
  ["video", { id: "m3" }, { preview: "Vídeo" }],
  ["document", { id: "m4", filename: "nota.pdf" }, { preview: "nota.pdf" }],
  ["sticker", { id: "m5", animated: true }, { preview: "Figurinha" }],
  ["location", { latitude: -23.5, longitude: -46.6 }, { preview: "Localização", content: { latitude: -23.5 } }],
  ["reaction", { message_id: "wamid.1", emoji: "👍" }, { text: "👍", preview: "Reagiu com 👍" }],
  ["reaction", { message_id: "wamid.1", emoji: "" }, { text: null, preview: "Retirou a reação" }],
  ["contacts", [{ name: { formatted_name: "João" } }], { preview: "Cartão de contato" }],
  ["order", { catalog_id: "1", product_items: [] }, { preview: "Pedido" }],
  ["interactive", { type: "list_reply", list_reply: { id: "1", title: "Sim" } }, { text: "Sim", preview: "Sim" }],
])("a message of type %s (%j) is stored as what it is", async (type, body, shown) => {
  expect(await received(type, body)).toMatchObject({ kind: type, direction: "in", ...shown });
});

it("a template's button is stored as the interactive answer that it is", async () => {
  expect(await received("button", { text: "Quero", payload: "p" })).toMatchObject({
    kind: "interactive",
    text: "Quero",
  });
});

it.each([
  ["hologram", { depth: 3 }],
  ["toString", { a: 1 }],
  ["__proto__", { a: 1 }],
  ["hasOwnProperty", undefined],
  ["text", { body: 7 }],
  ["image", "no object"],
  ["interactive", { type: "surprise" }],
  ["unsupported", undefined],
])("a message of type %s with %j is stored as unsupported, with all that the provider said", async (type, body) => {
  const message = await received(type, body);
  expect(message).toMatchObject({
    kind: "unsupported",
    text: null,
    preview: "Mensagem não suportada",
    content: { type },
  });
  expect(message.content?.payload).toMatchObject({ type });
});

it("text stays text: markup, emoji and characters cut in half arrive whole or replaced, never as an error", async () => {
  for (const text of ["<img src=x onerror=alert(1)>", "👩‍👩‍👧‍👦 ok", "x\u0000y", "\ud83d", "a".repeat(138) + "😀😀"]) {
    expect((await received("text", { body: text })).text).toBe(text.toWellFormed());
  }
});

it("what is no message is counted by its name, and stores nothing", async () => {
  const aurora = await foundCompany();
  const events: [object, string][] = [
    [bodyOf(aurora.channel, { event: "APPROVED" }, "message_template_status_update"), "event"],
    [bodyOf(aurora.channel, { messages: undefined }), "ignored:messages:empty"],
    [
      messagesBody(aurora, [
        { from: "5511900000000", extra: { type: "system", system: { type: "customer_identity_changed" } } },
      ]),
      "event",
    ],
    [bodyOf({ ...aurora.channel, phoneNumberId: "1" }, { messages: [] }), "ignored:unknown_account"],
    [bodyOf(aurora.channel, {}, "x".repeat(5_000)), `ignored:${"x".repeat(60)}`],
  ];
  for (const [body] of events) expect((await deliver(aurora, body)).status).toBe(200);
  const counts: Record<string, number> = {};
  for (const [, name] of events) counts[name] = (counts[name] ?? 0) + 1;
  expect(await countsOf(aurora)).toEqual(counts);
  expect([await messagesIn(aurora), await deadLettersIn(aurora)]).toEqual([[], []]);
});

it("a message of a size that no provider sends is kept as a dead letter, and holds up nothing", async () => {
  const aurora = await foundCompany();
  const from = "5511900000000";
  await deliver(
    aurora,
    messagesBody(aurora, [
      { from, text: "a".repeat(300_000) },
      { from, text: "Oi" },
    ]),
  );
  expect((await messagesIn(aurora)).map((it) => it.text)).toEqual(["Oi"]);
  expect((await deadLettersIn(aurora)).map((it) => it.error)).toEqual(["message: too large"]);
});
