import { env } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { Media } from "#shared/model/media.ts";
import type { ChannelAdapter, FetchedMedia } from "../../../worker/channels/port.ts";
import { keyOf } from "../../../worker/services/media/file.ts";
import type { Company } from "./company.ts";
import { type Put, rowsOf, sql } from "./put.ts";
import { testTools } from "./tools.ts";

/** A file's first bytes, by what it is, with room for a text of one's own behind them. */
export const FILES = {
  jpeg: "\xff\xd8\xff\xe0 ",
  png: "\x89PNG\r\n\x1a\n ",
  webp: "RIFF....WEBPVP8 ",
  gif: "GIF89a ",
  ogg: "OggS OpusHead ",
  mp4: "\0\0\0\x20ftypmp42 ",
  webm: "\x1a\x45\xdf\xa3 ",
  pdf: "%PDF-1.7 ",
  zip: "PK\x03\x04 ",
  exe: "MZ\x90\0 ",
  html: "<!doctype html><script>alert(1)</script> ",
  svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"> ',
  js: "alert(document.cookie) ",
} as const;

export const bytesOf = (file: keyof typeof FILES, more: string | number = ""): Uint8Array<ArrayBuffer> => {
  const begin = Uint8Array.from(FILES[file], (it) => it.charCodeAt(0));
  const rest = typeof more === "number" ? new Uint8Array(more - begin.length) : new TextEncoder().encode(more);
  const all = new Uint8Array(begin.length + rest.length);
  all.set(begin);
  all.set(rest, begin.length);
  return all;
};

const MEDIA: Omit<Media, "id"> = {
  kind: "image",
  state: "waiting",
  problem: null,
  mime: null,
  name: null,
  bytes: null,
  isVoice: false,
  isAnimated: false,
  seconds: null,
  waveform: null,
};

/** What is told of a photo whose bytes are here. */
export const PHOTO: Omit<Media, "id"> = { ...MEDIA, state: "ready", mime: "image/jpeg" };

/** Puts a message with a file into a conversation, as a webhook does: its bytes are still at the provider. */
export const putMedia = async (
  company: Company,
  conversation: Pick<Put, "id">,
  about: Partial<Media> = {},
): Promise<{ media: Media; messageId: string }> => {
  const media: Media = { ...MEDIA, id: newId(), ...about };
  const messageId = newId();
  const now = Date.now() - 1_000;
  await rowsOf(sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, content, at)
    values (${messageId}, ${company.id}, ${conversation.id}, ${company.channel.id}, 'in', ${media.kind},
      ${JSON.stringify({ media })}, ${now})`);
  await rowsOf(sql`insert into media (id, company_id, conversation_id, message_id, channel_id, media, state, source, due_at, created_at)
    values (${media.id}, ${company.id}, ${conversation.id}, ${messageId}, ${company.channel.id}, ${JSON.stringify(media)},
      ${media.state}, '{"id":"provider-file-1"}', ${now}, ${now})`);
  return { media, messageId };
};

/** The same, with its bytes here already. */
export const putFile = async (
  company: Company,
  conversation: Pick<Put, "id">,
  bytes: Uint8Array,
  about: Partial<Media> = {},
): Promise<Media> => {
  const { media } = await putMedia(company, conversation, { mime: "image/jpeg", ...about, bytes: bytes.length });
  const ready: Media = { ...media, state: "ready" };
  await rowsOf(
    sql`update media set state = 'ready', due_at = null, media = ${JSON.stringify(ready)} where id = ${media.id}`,
  );
  await env.MEDIA.put(keyOf(media.id), bytes);
  return ready;
};

/** What a provider answers that has the file; it says of its length and type what it likes. */
export const fetched = (
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  said: { mime?: string; bytes?: number; name?: string } = {},
): FetchedMedia => ({
  result: "fetched",
  body: body instanceof ReadableStream ? body : (new Blob([body]).stream() as ReadableStream<Uint8Array>),
  mime: said.mime ?? null,
  bytes: said.bytes ?? null,
  name: said.name ?? null,
});

/** Tools with a provider that gives files as told. `asked` is of which files. */
export const fileTools = (give: ChannelAdapter["fetchMedia"]) => {
  const { tools, ...rest } = testTools();
  const asked: unknown[] = [];
  const wokenFiles: { mediaIds: readonly string[]; delayMs: number }[] = [];
  const whatsapp: ChannelAdapter = {
    ...(tools.adapters.whatsapp as ChannelAdapter),
    fetchMedia(ref, ...about) {
      asked.push(ref);
      return give(ref, ...about);
    },
  };
  return {
    ...rest,
    asked,
    wokenFiles,
    tools: {
      ...tools,
      adapters: { ...tools.adapters, whatsapp },
      wakeMedia: (mediaIds: readonly string[], delayMs = 0) => void wokenFiles.push({ mediaIds, delayMs }),
    },
  };
};

/** What the database and R2 have of a file; null each where there is nothing. */
export const keptOf = async (mediaId: string) => {
  const [row] = await rowsOf(sql`select * from media where id = ${mediaId}`);
  const object = await env.MEDIA.get(keyOf(mediaId));
  return { row: row ?? null, bytes: object && new Uint8Array(await object.arrayBuffer()) };
};
