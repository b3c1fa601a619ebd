import { newId } from "#shared/ids.ts";
import type { Media, MediaKind } from "#shared/model/media.ts";
import type { Template } from "#shared/model/template.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Outgoing, OutgoingBody } from "../../../../worker/channels/port.ts";
import type { Subject } from "./subject.ts";

export const FILE = new TextEncoder().encode("what is in the file").buffer as ArrayBuffer;
const URL_OF_FILE = "https://prosa.example/media/1?signature=s";

const MIME: Record<MediaKind, string> = {
  image: "image/jpeg",
  audio: "audio/ogg",
  video: "video/mp4",
  document: "application/pdf",
  sticker: "image/webp",
};

const mediaOf = (kind: MediaKind): Media => ({
  id: newId(),
  kind,
  state: "ready",
  problem: null,
  mime: MIME[kind],
  name: kind === "document" ? "nota fiscal.pdf" : null,
  bytes: FILE.byteLength,
  isVoice: kind === "audio",
  isAnimated: false,
  seconds: null,
  waveform: null,
});

const file = async () => FILE;

const TEMPLATE: Template = {
  name: "pedido_enviado",
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: null,
  reason: null,
  header: { is: "media", kind: "image" },
  body: "Olá, {{1}}: o pedido {{2}} saiu.",
  footer: "Loja Aurora",
  buttons: [{ kind: "url", text: "Acompanhar", url: "https://aurora.example/{{1}}" }],
};

/** One of everything that could be sent through some channel. */
const ALL: Record<string, OutgoingBody> = {
  text: { is: "text", text: "Bom dia" },
  ...Object.fromEntries(
    (Object.keys(MIME) as MediaKind[]).map((kind): [string, OutgoingBody] => [
      kind,
      { is: "media", media: mediaOf(kind), caption: null, file, url: URL_OF_FILE },
    ]),
  ),
  template: {
    is: "template",
    template: TEMPLATE,
    values: { "body.1": "Maria", "body.2": "1042", "button.0.1": "1042" },
    header: { media: mediaOf("image"), file, url: URL_OF_FILE },
  },
  reaction: { is: "reaction", emoji: "👍", to: "an id of the customer's message" },
  location: { is: "location", latitude: -23.56, longitude: -46.65, name: "Loja Aurora", address: "Av. Paulista, 1" },
  contact: { is: "contact", name: "Bruno", phone: "5511987650001" },
  buttons: { is: "buttons", text: "Confirma?", buttons: [{ id: "yes", title: "Sim" }] },
};

const carries = (kind: ChannelKind, body: OutgoingBody): boolean => {
  const { attachments, media } = CAPABILITIES[kind];
  if (body.is === "text") return true;
  return attachments.includes(body.is) && (body.is !== "media" || media.includes(body.media.kind));
};

/** What the channel promises to carry, and what it does not, by name. */
export const outgoingFor = ({ to, quotes }: Pick<Subject, "to" | "quotes">, kind: ChannelKind) => {
  const outgoing = (body: OutgoingBody): Outgoing => ({
    messageId: newId(),
    to,
    body,
    quotes: CAPABILITIES[kind].quotes ? quotes : null,
    needsHumanAgentTag: false,
  });
  const named = Object.entries(ALL);
  return {
    carried: named.filter(([, it]) => carries(kind, it)).map(([name, it]) => [name, outgoing(it)] as const),
    notCarried: named.filter(([, it]) => !carries(kind, it)).map(([name, it]) => [name, outgoing(it)] as const),
  };
};
