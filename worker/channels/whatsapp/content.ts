import { previewOf } from "#shared/model/message.ts";
import type { InboundMessage } from "../port.ts";
import { interactiveOf } from "./interactive.ts";
import { fileOf, LABELS } from "./file.ts";
import { filled, numberOf, pick, type Raw, recordOf, textOf } from "../raw.ts";

export type Content = Pick<InboundMessage, "kind" | "text" | "content" | "preview" | "media">;

/**
 * What a message says, by its `type`, or by what it holds where its type has no name of its own, as that of a message that
 * disappears. What cannot be read is kept whole, as `unsupported`.
 */
export const contentOf = (message: Raw): Content => {
  const type = textOf(message.type) ?? "";
  const named = readAs(type, message);
  if (named) return named;
  const held = type === UNSUPPORTED || isKnown(type) ? [] : Object.keys(READERS).filter((it) => recordOf(message[it]));
  const read = held.length === 1 ? readAs(held[0] as string, message) : null;
  if (read) return { ...read, content: filled({ ...read.content, ...(type ? { type: type.slice(0, 100) } : {}) }) };
  return {
    kind: "unsupported",
    text: null,
    content: { type: type.slice(0, 100), payload: message },
    preview: "Mensagem não suportada",
    media: null,
  };
};

const UNSUPPORTED = "unsupported";

type Reader = (body: Raw) => Partial<Content> | null;

const readAs = (type: string, message: Raw): Content | null => {
  if (type === "contacts") return cardsOf(message.contacts);
  const body = recordOf(message[type]);
  const read = isKnown(type) && body ? (READERS[type] as Reader)(body) : null;
  if (!read) return null;
  const content = { ...read.content, ...(Array.isArray(message.errors) ? { errors: message.errors } : {}) };
  return {
    kind: "text",
    text: null,
    media: null,
    ...read,
    preview: previewOf(read.preview ?? read.text ?? "") || "Mensagem",
    content: filled(content),
  };
};

const isKnown = (type: string): boolean => Object.hasOwn(READERS, type);

const place: Reader = (body) => {
  const [latitude, longitude] = [numberOf(body.latitude), numberOf(body.longitude)];
  const [name, address] = [textOf(body.name), textOf(body.address)];
  if ((latitude === null || longitude === null) && !name && !address) return null;
  const rest = pick(body, ["name", "address", "url", "accuracy", "live_period", "is_live"]);
  return {
    kind: "location",
    text: name,
    content: { ...rest, ...(latitude === null || longitude === null ? {} : { latitude, longitude }) },
    preview: name ?? "Localização",
  };
};

/** Source: Cloud API, Webhooks reference, messages. */
const READERS: Record<string, Reader> = {
  text: (body) => {
    const text = textOf(body.body);
    return text === null ? null : { text };
  },
  image: (body) => fileOf("image", body),
  audio: (body) => fileOf("audio", body),
  voice: (body) => fileOf("audio", { voice: true, ...body }),
  video: (body) => fileOf("video", body),
  document: (body) => fileOf("document", body),
  sticker: (body) => fileOf("sticker", body),
  location: place,
  live_location: (body) => place({ ...body, is_live: true }),
  reaction: (body) => {
    const emoji = textOf(body.emoji, 100);
    return { kind: "reaction", text: emoji, preview: emoji ? `Reagiu com ${emoji}` : "Retirou a reação" };
  },
  button: (body) => {
    const text = textOf(body.text) ?? textOf(body.payload);
    return text === null ? null : { kind: "interactive", text, content: pick(body, ["payload"]) };
  },
  interactive: interactiveOf,
  order: (body) => ({ kind: "order", text: textOf(body.text), content: { ...body }, preview: "Pedido" }),
};

const cardsOf = (cards: unknown): Content | null =>
  Array.isArray(cards)
    ? { kind: "contacts", text: null, content: { contacts: cards }, preview: LABELS.contacts, media: null }
    : null;
