import type { MediaKind } from "#shared/model/media.ts";
import type { MediaSource } from "../../port.ts";
import { lineOf } from "../../line.ts";
import { listOf, numberOf, presentIn, type Raw, recordOf, textOf } from "../../raw.ts";
import { type Piece, textPiece, unsupportedPiece } from "./piece.ts";

/** Whether a file can be fetched from the address; what cannot is a page to follow. */
export type IsFile = (url: string) => boolean;

/**
 * What one attachment says. A type that is not known is taken for what it holds: a file, a link, or nothing that can be
 * shown. Sources: Messenger Platform, message; Instagram Platform, Webhooks, messages.
 */
export const attachmentPiece = (raw: unknown, isFile: IsFile): Piece => {
  const attachment = recordOf(raw) ?? {};
  const type = textOf(attachment.type)?.slice(0, 40) ?? "unknown";
  const payload = recordOf(attachment.payload) ?? {};
  const read = Object.hasOwn(READERS, type) ? READERS[type]?.(payload, attachment) : unknown(type, payload, isFile);
  return read ?? shared(type, payload, attachment, isFile) ?? unsupportedPiece(type, raw);
};

type Reader = (payload: Raw, attachment: Raw) => Piece | null;

const file =
  (kind: MediaKind, label: string): Reader =>
  (payload) => {
    const url = textOf(payload.url);
    const name = kind === "document" && url !== null ? (textOf(payload.title) ?? nameIn(url)) : null;
    return url === null ? null : filePiece(kind, label, url, { name });
  };

/** A file's name, where its address ends with one. */
const nameIn = (url: string): string | null => /([^/]+\.\w{1,8})$/.exec(URL.parse(url)?.pathname ?? "")?.[1] ?? null;

const LIKE = "❤️";

const READERS: Record<string, Reader> = {
  image: (payload, it) =>
    payload.sticker_id ? file("sticker", "Figurinha")(payload, it) : file("image", "Foto")(payload, it),
  animated_image: (payload) => {
    const url = textOf(payload.url);
    return url === null ? null : filePiece("image", "GIF", url, { isAnimated: true });
  },
  sticker: file("sticker", "Figurinha"),
  audio: file("audio", "Áudio"),
  video: file("video", "Vídeo"),
  file: file("document", "Documento"),
  like_heart: () => textPiece(LIKE, LIKE),
  location: (payload, { title }) => {
    const { lat, long } = recordOf(payload.coordinates) ?? {};
    const [latitude, longitude] = [numberOf(lat), numberOf(long)];
    if (latitude === null || longitude === null) return null;
    const name = textOf(title);
    const content = { latitude, longitude, name, address: null };
    return { kind: "location", text: name, content, preview: lineOf(name, "Localização"), media: null };
  },
  template: (payload) => {
    const product = recordOf(payload.product);
    const elements = [...listOf(payload.elements), ...listOf(product?.elements)];
    const lines = elements.flatMap((it) => [textOf(recordOf(it)?.title), textOf(recordOf(it)?.subtitle)]);
    const text = textOf(payload.text) ?? textOf(lines.filter((it) => it !== null).join("\n"));
    return {
      kind: "interactive",
      text: text ?? (product ? "Produto" : "Mensagem interativa"),
      content: { interactive: payload },
      preview: lineOf(text, product ? "Produto" : "Mensagem interativa"),
      media: null,
    };
  },
};

/** What is shared from elsewhere on Instagram or Facebook, and what a file of it is expected to be. */
const SHARES: Record<string, { label: string; file: MediaKind | null }> = {
  share: { label: "Publicação compartilhada", file: "image" },
  post: { label: "Publicação compartilhada", file: "image" },
  ig_post: { label: "Publicação compartilhada", file: "image" },
  media_share: { label: "Publicação compartilhada", file: "image" },
  reel: { label: "Reel compartilhado", file: "video" },
  ig_reel: { label: "Reel compartilhado", file: "video" },
  story_mention: { label: "Mencionou você em um story", file: "image" },
  ig_story: { label: "Story compartilhado", file: "image" },
  fallback: { label: "Link", file: null },
};

/** What is shared tells where it is from; it has no words of its own. */
const shared = (type: string, payload: Raw, attachment: Raw, isFile: IsFile): Piece | null => {
  const share = Object.hasOwn(SHARES, type) ? SHARES[type] : undefined;
  const url = textOf(payload.url) ?? textOf(payload.story_media_url) ?? textOf(payload.link) ?? textOf(attachment.url);
  const title = textOf(payload.title) ?? textOf(attachment.title);
  if (url === null && (!share || title === null)) return null;
  const { label, file: kind } = share ?? { label: "Link", file: null };
  const isShown = kind !== null && url !== null && isFile(url);
  const piece = isShown ? filePiece(kind, label, url, {}) : textPiece(null, label);
  return { ...piece, content: { share: { type, url, title } }, preview: lineOf(title, label) };
};

/** A new type of attachment is a file when its address is one of a file. */
const unknown = (type: string, payload: Raw, isFile: IsFile): Piece | null => {
  const url = textOf(payload.url);
  if (url === null || !isFile(url) || Object.hasOwn(SHARES, type)) return null;
  return { ...filePiece("document", "Arquivo", url, {}), content: { type } };
};

const filePiece = (
  kind: MediaKind,
  label: string,
  url: string,
  { name = null, isAnimated = false }: Partial<Pick<MediaSource, "name" | "isAnimated">>,
): Piece => ({
  kind,
  text: null,
  content: presentIn({ filename: name }),
  preview: lineOf(kind === "document" ? name : null, label),
  media: { kind, ref: { url }, mime: null, name, isVoice: false, isAnimated, seconds: null },
});
