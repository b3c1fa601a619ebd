/** What each kind of message is called, on the phone and in the menu. */
export const KIND_NAMES = {
  image: "Foto",
  video: "Vídeo",
  audio: "Mensagem de voz",
  document: "Documento",
  sticker: "Figurinha",
  location: "Localização",
  contacts: "Contato",
  reaction: "Reação",
  order: "Pedido",
  flow_reply: "Formulário respondido",
  list_reply: "Opção da lista",
  button: "Botão",
  postback: "Botão de início",
  quick_reply: "Resposta rápida",
  story_mention: "Menção no story",
  story_reply: "Resposta ao story",
  share: "Publicação compartilhada",
  unsupported: "Tipo que a Prosa não conhece",
};

export const CHANNEL_NAMES = { whatsapp: "WhatsApp", instagram: "Instagram", messenger: "Messenger", zapi: "Z-API" };

/** A number as people write it, or the id that only the channel knows. */
export const addressOf = ({ phone, address }) => (phone === null ? address : phoneOf(phone));

const TIME = new Intl.DateTimeFormat("pt-BR", { hour: "2-digit", minute: "2-digit" });
const WEEKDAY = new Intl.DateTimeFormat("pt-BR", { weekday: "long" });
const DATE = new Intl.DateTimeFormat("pt-BR", { day: "numeric", month: "long" });
const DAY_MS = 24 * 60 * 60 * 1000;

export const timeOf = (at) => TIME.format(at);

/** hoje, ontem, amanhã, a weekday within the last six days, else the date. */
export function dayOf(at, now = Date.now()) {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return "hoje";
  if (days === 1) return "ontem";
  if (days === -1) return "amanhã";
  return days > 1 && days < 7 ? WEEKDAY.format(at) : DATE.format(at);
}

/** `5511987650001` as `+55 11 98765-0001`; another country's number only with its plus. */
export function phoneOf(digits) {
  const brazilian = /^55(\d\d)(\d{4,5})(\d{4})$/.exec(digits);
  return brazilian ? `+55 ${brazilian[1]} ${brazilian[2]}-${brazilian[3]}` : `+${digits}`;
}

/** The first letters of the first and the last name. */
export function initialsOf(name) {
  const words = name.trim().split(/\s+/);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : ""];
  return (first.slice(0, 1) + last.slice(0, 1)).toLocaleUpperCase("pt-BR");
}

/** One line about a message, for the list of customers. */
export function previewOf(message) {
  if (message === null) return "Nenhuma mensagem ainda";
  if (message.isRevoked) return "Mensagem apagada";
  const kind = KIND_NAMES[message.type];
  const text = message.text.replaceAll("\n", " ");
  return kind ? [kind, text].filter(Boolean).join(": ") : text;
}

const startOfDay = (at) => new Date(at).setHours(0, 0, 0, 0);
