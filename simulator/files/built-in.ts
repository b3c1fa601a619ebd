import { readFileSync } from "node:fs";

/** Small real files that customers send: drawn and hummed for this purpose, so that they show nobody and belong to us. */
const FILES = {
  photo: { file: "photo.jpg", mime: "image/jpeg", name: "foto.jpg" },
  picture: { file: "picture.png", mime: "image/png", name: "grafico.png" },
  voice: { file: "voice.ogg", mime: "audio/ogg; codecs=opus", name: "voz.ogg" },
  clip: { file: "clip.mp4", mime: "video/mp4", name: "video.mp4" },
  sticker: { file: "sticker.webp", mime: "image/webp", name: "figurinha.webp" },
  receipt: { file: "receipt.pdf", mime: "application/pdf", name: "comprovante.pdf" },
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

/** A picture that looks like a QR code, in base64. It leads nowhere. */
export const QR_CODE = Buffer.from(read("qr.png")).toString("base64");
