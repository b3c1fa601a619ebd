import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { Media } from "#shared/model/media.ts";
import type { Template } from "#shared/model/template.ts";
import { whatsapp } from "../../../../worker/channels/whatsapp/index.ts";
import type { Outgoing, OutgoingBody } from "../../../../worker/channels/port.ts";
import { providerThat } from "../contract/provider.ts";
import { subject } from "./subject.ts";

const { channel, credentials } = subject;
const MESSAGE = newId();

const media = (kind: Media["kind"], more: Partial<Media> = {}): Media => ({
  id: newId(),
  kind,
  state: "ready",
  problem: null,
  mime: "image/jpeg",
  name: null,
  bytes: 3,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
  ...more,
});
const file = async () => Uint8Array.from([1, 2, 3]).buffer;
const url = "https://prosa.example/media/1";

/** Sends to Maria and answers the requests, the last of them as what was said. */
const sent = async (body: OutgoingBody, more: Partial<Outgoing> = {}) => {
  const { fetcher, asked } = providerThat((it) =>
    subject.provider.isSend(it) ? subject.provider.accepts("wamid.1") : Response.json({ id: "9001" }),
  );
  const outgoing = { messageId: MESSAGE, to: subject.to, body, quotes: null, needsHumanAgentTag: false, ...more };
  const result = await whatsapp("https://graph.example", fetcher).send(outgoing, channel, credentials);
  const last = asked.at(-1);
  return { result, asked, said: last ? await last.json<Record<string, unknown>>() : {} };
};

it("a text goes to the customer's number, from the channel's, with our id, and answers what it quotes", async () => {
  const { asked, said } = await sent({ is: "text", text: "Bom dia" }, { quotes: "wamid.0" });
  expect(asked[0]?.url).toMatch(/^https:\/\/graph\.example\/v\d+\.0\/104000000000001\/messages$/);
  expect(asked[0]?.headers.get("authorization")).toBe(`Bearer ${credentials.accessToken}`);
  expect(said).toEqual({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "5511987650001",
    type: "text",
    text: { body: "Bom dia", preview_url: false },
    context: { message_id: "wamid.0" },
    biz_opaque_callback_data: MESSAGE,
  });
});

it("one who hides the number is written to by their id", async () => {
  const { said } = await sent({ is: "text", text: "Oi" }, { to: { kind: "bsuid", address: "BR.1" } });
  expect(said).toMatchObject({ recipient: "BR.1" });
  expect(said).not.toHaveProperty("to");
});

it("a link is shown with a preview", async () => {
  const { said } = await sent({ is: "text", text: "Veja em https://aurora.example/azul" });
  expect(said.text).toMatchObject({ preview_url: true });
});

it.each<[string, Media, string | null, object]>([
  ["image", media("image"), "Azul", { id: "9001", caption: "Azul" }],
  ["video", media("video"), null, { id: "9001" }],
  [
    "document",
    media("document", { name: "nota.pdf" }),
    "A nota",
    { id: "9001", caption: "A nota", filename: "nota.pdf" },
  ],
  ["audio", media("audio", { isVoice: true, mime: "audio/ogg; codecs=opus" }), null, { id: "9001", voice: true }],
  ["audio", media("audio", { isVoice: true, mime: "audio/mpeg" }), null, { id: "9001" }],
  ["sticker", media("sticker"), null, { id: "9001" }],
])("a file (%s) is uploaded, and sent by its id", async (kind, it, caption, expected) => {
  const { asked, said } = await sent({ is: "media", media: it, caption, file, url });
  expect(said).toMatchObject({ type: kind, [kind]: expected });
  expect(Object.keys(said[kind] as object).toSorted()).toEqual(Object.keys(expected).toSorted());
  const form = await (asked[0] as Request).formData();
  expect([asked[0]?.url.endsWith("/104000000000001/media"), form.get("messaging_product")]).toEqual([true, "whatsapp"]);
  const upload = form.get("file") as unknown as File;
  expect([upload.type.split(";")[0], upload.size]).toEqual([it.mime?.split(";")[0], 3]);
});

it("words that the kind of file cannot carry are not dropped in silence", async () => {
  const { result, asked } = await sent({ is: "media", media: media("audio"), caption: "Ouça", file, url });
  expect(result).toMatchObject({ result: "rejected", failure: { code: "not_supported" } });
  expect(asked).toEqual([]);
});

it("a file that is not at hand is tried again, and nobody is asked", async () => {
  const lost = () => Promise.reject(new Error("no such object"));
  const { result, asked } = await sent({ is: "media", media: media("image"), caption: null, file: lost, url });
  expect(result).toMatchObject({ result: "later", failure: { code: "media_gone" } });
  expect(asked).toEqual([]);
});

const TEMPLATE: Template = {
  name: "pedido",
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: null,
  reason: null,
  header: { is: "text", text: "Pedido {{1}}" },
  body: "Olá, {{1}}: {{2}}, {{1}}.",
  footer: null,
  buttons: [
    { kind: "reply", text: "Ok", url: null },
    { kind: "url", text: "Ver", url: "https://aurora.example/{{1}}" },
  ],
};

it("a template is filled by the numbers of its places, each once", async () => {
  const values = { "header.1": "1042", "body.1": "Maria", "body.2": "saiu", "button.1.1": "1042" };
  const { said } = await sent({ is: "template", template: TEMPLATE, values, header: null });
  expect(said.template).toEqual({
    name: "pedido",
    language: { code: "pt_BR" },
    components: [
      { type: "header", parameters: [{ type: "text", text: "1042" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "Maria" },
          { type: "text", text: "saiu" },
        ],
      },
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "1042" }] },
    ],
  });
});

it("a template is filled by the names of its places, and with a file at its head", async () => {
  const named = {
    ...TEMPLATE,
    header: { is: "media" as const, kind: "document" as const },
    body: "Olá, {{nome}}",
    buttons: [],
  };
  const header = { media: media("document", { name: "nota.pdf" }), file, url };
  const { said } = await sent({ is: "template", template: named, values: { "body.nome": "Maria" }, header });
  expect(said.template).toMatchObject({
    components: [
      { type: "header", parameters: [{ type: "document", document: { id: "9001", filename: "nota.pdf" } }] },
      { type: "body", parameters: [{ type: "text", parameter_name: "nome", text: "Maria" }] },
    ],
  });
});

it("a template without places is sent by its name alone", async () => {
  const plain = { ...TEMPLATE, header: null, body: "Olá", buttons: [] };
  const { said } = await sent({ is: "template", template: plain, values: {}, header: null });
  expect(said.template).toEqual({ name: "pedido", language: { code: "pt_BR" } });
});

it.each<[OutgoingBody, object]>([
  [
    { is: "reaction", emoji: "", to: "wamid.0" },
    { type: "reaction", reaction: { message_id: "wamid.0", emoji: "" } },
  ],
  [
    { is: "location", latitude: -23.5, longitude: -46.6, name: null, address: "Rua A" },
    { type: "location", location: { latitude: -23.5, longitude: -46.6, address: "Rua A" } },
  ],
  [
    { is: "contact", name: "Bruno", phone: "551130000002" },
    {
      type: "contacts",
      contacts: [
        {
          name: { formatted_name: "Bruno", first_name: "Bruno" },
          phones: [{ phone: "+551130000002", wa_id: "551130000002", type: "CELL" }],
        },
      ],
    },
  ],
  [
    { is: "buttons", text: "Confirma?", buttons: [{ id: "yes", title: "Sim" }] },
    {
      type: "interactive",
      interactive: {
        type: "button",
        body: { text: "Confirma?" },
        action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Sim" } }] },
      },
    },
  ],
])("%j is sent as the Cloud API calls it", async (body, expected) => {
  expect((await sent(body)).said).toMatchObject(expected);
});

it("a reaction names its message itself, and quotes none", async () => {
  const { said } = await sent({ is: "reaction", emoji: "👍", to: "wamid.0" }, { quotes: "wamid.0" });
  expect(said).not.toHaveProperty("context");
});
