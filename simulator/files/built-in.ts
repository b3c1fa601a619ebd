import { readFileSync } from "node:fs";

/** Small real files that customers send: drawn and hummed for this purpose, so that they show nobody and belong to us. */
const FILES = {
  photo: { file: "photo.jpg", mime: "image/jpeg", name: "foto.jpg" },
  voice: { file: "voice.ogg", mime: "audio/ogg; codecs=opus", name: "voz.ogg" },
  clip: { file: "clip.mp4", mime: "video/mp4", name: "video.mp4" },
  sticker: { file: "sticker.webp", mime: "image/webp", name: "figurinha.webp" },
  receipt: { file: "receipt.pdf", mime: "application/pdf", name: "comprovante.pdf" },
  picture: { file: "picture.png", mime: "image/png", name: "grafico.png" },
} as const;

export type BuiltInName = keyof typeof FILES;
export const BUILT_IN_NAMES = Object.keys(FILES) as [BuiltInName, ...BuiltInName[]];

export interface BuiltIn {
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  name: string;
}

const read = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(new URL(name, import.meta.url)));

export const BUILT_IN = Object.fromEntries(
  Object.entries(FILES).map(([key, { file, mime, name }]) => [key, { bytes: read(file), mime, name }]),
) as Record<BuiltInName, BuiltIn>;

/** The id under which a provider has each of them from the start: the demo company's past refers to them. */
export const BUILT_IN_IDS = Object.fromEntries(
  BUILT_IN_NAMES.map((name, at) => [name, String(900_000_000_000_001 + at)]),
) as Record<BuiltInName, string>;

/** A picture that looks like a QR code, in base64. It leads nowhere. */
export const QR_CODE = Buffer.from(read("qr.png")).toString("base64");
