import type { MediaKind } from "#shared/model/media.ts";
import type { MediaSource } from "../port.ts";
import type { Content } from "./content.ts";
import { idOf, numberOf, type Raw, textOf } from "../raw.ts";

/** What stands in a list for a message without words. */
export const LABELS = {
  image: "Foto",
  audio: "Áudio",
  video: "Vídeo",
  document: "Documento",
  sticker: "Figurinha",
  contacts: "Cartão de contato",
} as const;

/** A message with a file: where it is to be had, or without, when the provider could not get it itself. */
export const fileOf = (kind: MediaKind, body: Raw): Partial<Content> => {
  const text = textOf(body.caption);
  const name = textOf(body.filename, 500);
  return {
    kind,
    text,
    preview: text ?? (kind === "document" ? name : null) ?? LABELS[kind],
    media: sourceOf(kind, body, name),
  };
};

/** An id is good for weeks, an address for minutes: the id is preferred. Source: Cloud API reference, Media. */
const sourceOf = (kind: MediaKind, body: Raw, name: string | null): MediaSource | null => {
  const id = idOf(body.id);
  const url = textOf(body.url) ?? textOf(body.link);
  if (id === null && url === null) return null;
  const seconds = numberOf(body.duration) ?? numberOf(body.seconds);
  return {
    kind,
    ref: id === null ? { url: url as string } : { id },
    mime: textOf(body.mime_type, 200),
    name,
    isVoice: kind === "audio" && body.voice === true,
    isAnimated: kind === "sticker" && body.animated === true,
    seconds: seconds === null || seconds < 0 ? null : seconds,
  };
};
