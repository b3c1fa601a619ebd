import { lineOf } from "../line.ts";
import { idOf, listOf, presentIn, type Raw, recordOf, textOf } from "../raw.ts";
import { cardOf } from "./card.ts";
import { audio, document, gif, image, sticker, unfamiliarFile, video } from "./files.ts";
import { INTERACTIVE } from "./interactive.ts";
import { location } from "./location.ts";
import { namesOf, type Reader, type Said, say } from "./said.ts";

/**
 * What a message says: Z-API puts it under a key of its own for each kind. A key that is not known here is taken for what
 * it holds; what holds nothing that can be shown is kept whole. Source: Z-API, Webhooks, on-message-received.
 */
export const saidIn = (body: Raw): Said => {
  for (const [key, reader] of Object.entries(READERS)) {
    const part = Object.hasOwn(body, key) ? recordOf(body[key]) : null;
    const said = part && reader(part);
    if (said) return said;
  }
  return unfamiliar(body) ?? unsupported(body);
};

const answer: Reader = (part) => {
  const text = textOf(part.title) ?? textOf(part.message) ?? textOf(part.text);
  const payload = idOf(part.buttonId) ?? idOf(part.selectedRowId) ?? idOf(part.id);
  return text === null ? null : say("interactive", text, "Resposta", { content: presentIn({ payload }) });
};

const order =
  (label: string, ...words: readonly string[]): Reader =>
  (part) => {
    const text = words.map((it) => textOf(part[it])).find((it) => it !== null) ?? label;
    return say("order", text, label, { content: { order: part } });
  };

const cards = (raw: readonly unknown[]): Said | null => {
  const read = raw.map(cardOf).filter((it) => it !== null);
  if (read.length === 0) return null;
  const preview = lineOf(read.map((it) => it.name.formatted_name).join(", "), "Cartão de contato");
  return say("contacts", null, preview, { content: { contacts: read } });
};

/** In this order: some messages bring a part of another kind along. */
const READERS: Record<string, Reader> = {
  reaction: ({ value, referencedMessage }) => {
    const emoji = textOf(value);
    const quotes = idOf(recordOf(referencedMessage)?.messageId);
    const preview = lineOf(emoji === null ? null : `Reagiu com ${emoji}`, "Retirou a reação");
    return quotes === null ? null : say("reaction", emoji, preview, { quotes, preview });
  },
  image,
  audio,
  video,
  ptv: video,
  gif,
  document,
  sticker,
  location,
  contact: (part) => cards([part]),
  contacts: (part) => cards(listOf(part.contacts)),
  buttonsResponseMessage: answer,
  listResponseMessage: answer,
  buttonReply: answer,
  ...INTERACTIVE,
  pollVote: ({ pollMessageId, options }) => {
    const text = namesOf(options).join(", ") || "Retirou o voto";
    return say("interactive", text, "Voto em enquete", { quotes: idOf(pollMessageId) });
  },
  eventResponse: ({ response, referencedMessage }) => {
    const word = textOf(response);
    const text = word !== null && Object.hasOwn(ATTENDANCE, word) ? (ATTENDANCE[word] ?? word) : word;
    const quotes = idOf(recordOf(referencedMessage)?.messageId);
    return text === null ? null : say("interactive", text, "Resposta ao evento", { quotes });
  },
  order: order("Pedido", "message", "orderTitle"),
  product: order("Produto", "title"),
  reviewAndPay: order("Pedido para pagar"),
  reviewOrder: order("Atualização do pedido"),
  sendPayment: order("Pagamento"),
  requestPayment: order("Pedido de pagamento"),
  pixKeyMessage: (part) => {
    const key = textOf(part.key);
    return key === null ? null : say("interactive", `Chave Pix: ${key}`, "Chave Pix", { content: { pix: part } });
  },
  newsletterAdminInvite: (part) => {
    const text = textOf(part.text) ?? textOf(part.newsletterName);
    return text === null ? null : say("interactive", text, "Convite", { content: { invite: part } });
  },
  text: (part) => {
    const text = textOf(part.message);
    return text === null ? null : say("text", text, "Mensagem");
  },
};

const ATTENDANCE: Record<string, string> = { GOING: "Vou", NOT_GOING: "Não vou", MAYBE: "Talvez" };

/** A new kind of message: a file where it has an address and a type, an answer where it has words. */
const unfamiliar = (body: Raw): Said | null => {
  for (const [key, value] of Object.entries(body)) {
    const part = ENVELOPE.has(key) ? null : recordOf(value);
    const said = part && (unfamiliarFile(part) ?? answer(part));
    if (said) return said;
  }
  return null;
};

/** Objects around a message that are not what it says; and what is known and could not be read is kept as it came. */
const ENVELOPE = new Set(["externalAdReply", "referencedMessage", ...Object.keys(READERS)]);

const unsupported = (body: Raw): Said =>
  say("unsupported", null, "Mensagem não suportada", { content: { type: "unknown", payload: body } });
