import * as v from "valibot";
import { type MessageKind, previewOf } from "#shared/model/message.ts";
import type { InboundMessage } from "../port.ts";

type Content = Pick<InboundMessage, "kind" | "text" | "content" | "preview">;

/** What a message of the Cloud API says, by its `type`. A type that is not known here is kept whole, as `unsupported`. */
export const contentOf = (message: Record<string, unknown>): Content => {
  const type = String(message.type ?? "");
  const body = message[type];
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  const read = reader && isObject(body) ? reader(body) : null;
  return read ?? unsupported(type, message);
};

type Reader = (body: Record<string, unknown>) => Content | null;

const media =
  (kind: MessageKind, label: string): Reader =>
  (body) => {
    const caption = textOf(body.caption);
    const file = pick(body, ["id", "mime_type", "sha256", "filename", "voice", "animated", "url"]);
    return { kind, text: caption, content: file, preview: caption ? previewOf(caption) : label };
  };

const said = (text: string | null, kind: MessageKind = "text", content: Content["content"] = null): Content | null =>
  text === null ? null : { kind, text, content, preview: previewOf(text) };

const READERS: Record<string, Reader> = {
  text: (body) => said(textOf(body.body)),
  image: media("image", "Foto"),
  audio: media("audio", "Áudio"),
  video: media("video", "Vídeo"),
  document: (body) => media("document", textOf(body.filename) ?? "Documento")(body),
  sticker: media("sticker", "Figurinha"),
  location: (body) => ({
    kind: "location",
    text: textOf(body.name),
    content: pick(body, ["latitude", "longitude", "name", "address"]),
    preview: previewOf(textOf(body.name) ?? "Localização"),
  }),
  reaction: (body) => ({
    kind: "reaction",
    text: textOf(body.emoji),
    content: pick(body, ["message_id"]),
    preview: textOf(body.emoji) ? `Reagiu com ${textOf(body.emoji)}` : "Retirou a reação",
  }),
  button: (body) => said(textOf(body.text), "interactive", pick(body, ["payload"])),
  interactive: (body) => {
    const reply = body.button_reply ?? body.list_reply ?? body.nfm_reply;
    if (!isObject(reply)) return null;
    return said(textOf(reply.title) ?? textOf(reply.body) ?? "Resposta", "interactive", { ...reply });
  },
  order: (body) => ({ kind: "order", text: textOf(body.text), content: { ...body }, preview: "Pedido" }),
};

const unsupported = (type: string, message: Record<string, unknown>): Content => {
  if (type === "contacts" && Array.isArray(message.contacts)) {
    return { kind: "contacts", text: null, content: { contacts: message.contacts }, preview: "Cartão de contato" };
  }
  return { kind: "unsupported", text: null, content: { type, payload: message }, preview: "Mensagem não suportada" };
};

const Text = v.pipe(v.string(), v.minLength(1));
const textOf = (value: unknown): string | null => (v.is(Text, value) ? value.toWellFormed() : null);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const pick = (body: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((it) => body[it] !== undefined).map((it) => [it, body[it]]));
