import { BUILT_IN, type BuiltInName } from "../files/built-in.ts";
import type { Files, StoredFile } from "../state/files.ts";
import type { Attached } from "../state/message.ts";
import type { Content } from "./content.ts";

/** What a kind of message carries when nothing else is asked for. */
const USUAL: Partial<Record<Content["type"], BuiltInName>> = {
  image: "photo",
  video: "clip",
  audio: "voice",
  sticker: "sticker",
  document: "receipt",
  story_mention: "photo",
  story_reply: "photo",
  share: "photo",
};

type FileAsked = { type: string; file?: BuiltInName; bytes?: string; mime?: string; fileName?: string };

/** The file that the content carries, stored; null for the kinds that carry none. */
export function fileOf(content: Content, files: Files): StoredFile | null {
  const usual = USUAL[content.type];
  if (!usual) return null;
  const asked: FileAsked = content;
  const builtIn = BUILT_IN[asked.file ?? usual];
  const bytes = asked.bytes === undefined ? builtIn.bytes : Uint8Array.from(Buffer.from(asked.bytes, "base64"));
  return files.add({ bytes, mime: asked.mime ?? builtIn.mime, name: asked.fileName ?? builtIn.name });
}

/** The file as the phone shows it. */
export const attachedOf = (file: StoredFile, isVoice: boolean): Attached => ({
  url: `/sim/files/${file.id}`,
  mime: file.mime,
  name: file.name,
  isVoice,
});
