import type { MediaKind } from "#shared/model/media.ts";
import { presentIn, numberOf, recordOf, textOf } from "../raw.ts";
import { type Reader, type Said, say } from "./said.ts";

const file =
  (kind: MediaKind, label: string, ...urlKeys: readonly string[]): Reader =>
  (part) => {
    const url = textOf(urlKeys.map((it) => part[it]).find((it) => textOf(it) !== null));
    if (url === null) return null;
    const name = kind === "document" ? (textOf(part.fileName) ?? textOf(part.title)) : null;
    const seconds = numberOf(part.seconds);
    const media = {
      kind,
      ref: { url },
      mime: textOf(part.mimeType),
      name,
      isVoice: part.ptt === true,
      isAnimated: [part.isGif, part.gifPlayback, part.isAnimated].includes(true),
      seconds: seconds !== null && seconds > 0 ? seconds : null,
    };
    return say(kind, textOf(part.caption), name ?? label, { media, content: presentIn({ filename: name }) });
  };

export const image = file("image", "Foto", "imageUrl");
export const audio = file("audio", "Áudio", "audioUrl");
export const video = file("video", "Vídeo", "videoUrl", "ptvUrl", "gifUrl");
export const document = file("document", "Documento", "documentUrl");
export const sticker = file("sticker", "Figurinha", "stickerUrl");

export const gif: Reader = (part) => {
  const said = video(part);
  return said?.media ? { ...said, media: { ...said.media, isAnimated: true } } : null;
};

/** What files are, by the first word of the type that the provider tells. */
const KIND_OF: Record<string, MediaKind> = { image: "image", audio: "audio", video: "video" };

/** A file of a kind of message that is not known: it has an address and a type. */
export const unfamiliarFile: Reader = (part): Said | null => {
  const url = Object.keys(part).find((it) => /url$/i.test(it) && /^https?:/.test(textOf(part[it]) ?? ""));
  const mime = textOf(part.mimeType);
  if (url === undefined || mime === null) return null;
  const word = mime.split("/")[0] ?? "";
  return file(Object.hasOwn(KIND_OF, word) ? (KIND_OF[word] ?? "document") : "document", "Arquivo", url)(part);
};

/** Whatever file stands at the head of a message. */
export const fileIn = (parts: Record<string, unknown>): Said | null =>
  image(recordOf(parts.image) ?? {}) ?? video(recordOf(parts.video) ?? {}) ?? document(recordOf(parts.document) ?? {});
