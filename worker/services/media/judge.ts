import type { ChannelKind } from "#shared/model/channel.ts";
import type { MediaKind } from "#shared/model/media.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import { sniff } from "./sniff.ts";

/** The types that each kind may turn out to be. A document may be anything but a program. */
const TYPES: Record<Exclude<MediaKind, "document">, readonly string[]> = {
  image: ["image/jpeg", "image/png", "image/webp", "image/gif"],
  sticker: ["image/webp", "image/png", "image/gif"],
  audio: [
    "audio/ogg",
    "audio/mpeg",
    "audio/mp4",
    "audio/aac",
    "audio/amr",
    "audio/wav",
    "audio/webm",
    "audio/3gpp",
    "audio/quicktime",
  ],
  video: ["video/mp4", "video/3gpp", "video/quicktime", "video/webm", "video/ogg"],
};

/** Containers look the same with pictures and without: their kind tells which it is. */
const IS_CONTAINER = /^(audio|video)\/(mp4|webm|ogg|3gpp|quicktime)$/;

/** What is said of a document whose bytes tell only what it is packed in. Office files are ZIP archives, or the older CFB. */
const PACKED: readonly (readonly [sniffed: string, said: RegExp])[] = [
  ["application/zip", /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\.[\w.-]+$/],
  ["application/x-cfb", /^application\/(msword|vnd\.ms-(excel|powerpoint))$/],
  ["text/plain", /^text\/csv$/],
];

const PROGRAM = "application/x-executable";

/** The type of a file that was sent as of this kind, by its first bytes; null when it is not taken. */
export const typeAs = (kind: MediaKind, head: Uint8Array, said: string | null): string | null => {
  const sniffed = sniff(head);
  if (kind === "document") return head.length === 0 || sniffed === PROGRAM ? null : documentType(sniffed, said);
  const isTimed = kind === "audio" || kind === "video";
  const type = isTimed && IS_CONTAINER.test(sniffed) ? sniffed.replace(/^\w+/, kind) : sniffed;
  return TYPES[kind].includes(type) ? type : null;
};

/** The last word only where the bytes leave room for it, and never a type that a browser would run. */
const documentType = (sniffed: string, said: string | null): string => {
  const type = (said ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return PACKED.some(([packed, names]) => packed === sniffed && names.test(type)) ? type : sniffed;
};

/**
 * What WhatsApp takes as the kind that a file is; anything else goes as a document. Source: Cloud API reference, Media,
 * supported media types.
 */
const SHOWN_BY_WHATSAPP: readonly string[] = [
  "image/jpeg",
  "image/png",
  "audio/aac",
  "audio/amr",
  "audio/mpeg",
  "audio/mp4",
  "audio/ogg",
  "video/mp4",
  "video/3gpp",
];

const TRIED: readonly MediaKind[] = ["image", "audio", "video", "document"];

/** As what kind the channel sends a file of ours, and its type; null when it does not take it. `said` decides sound or film. */
export const kindFor = (
  channel: ChannelKind,
  head: Uint8Array,
  said: string | null,
): { kind: MediaKind; mime: string } | null => {
  for (const kind of TRIED) {
    const mime = typeAs(kind, head, said);
    if (mime === null || (kind === "audio" && isFilm(mime, head, said)) || !isTaken(channel, kind, mime)) continue;
    return { kind, mime };
  }
  return null;
};

const isFilm = (mime: string, head: Uint8Array, said: string | null): boolean =>
  IS_CONTAINER.test(mime) && sniff(head).startsWith("video/") && !said?.startsWith("audio/");

const isTaken = (channel: ChannelKind, kind: MediaKind, mime: string): boolean =>
  CAPABILITIES[channel].media.includes(kind) &&
  (channel !== "whatsapp" || kind === "document" || SHOWN_BY_WHATSAPP.includes(mime));
