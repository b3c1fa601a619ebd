import type { ErrorCode } from "#shared/errors.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import { MAX_MEDIA_BYTES, type MediaKind } from "#shared/model/media.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";

/** What a file will be, by its type. Images that providers do not take as images travel as documents. */
export const kindOf = (type: string): MediaKind => {
  if (/^image\/(jpe?g|png)\b/.test(type)) return "image";
  if (type.startsWith("audio/")) return "audio";
  return type.startsWith("video/") ? "video" : "document";
};

/** Why a file cannot be attached, before it is uploaded; null when it can. The server looks again, at the bytes. */
export const refusalOf = (file: { type: string; size: number }, channel: ChannelKind): ErrorCode | null => {
  const kind = kindOf(file.type);
  const { media, attachments } = CAPABILITIES[channel];
  if (!attachments.includes("media") || !media.includes(kind)) return "not_supported";
  return file.size > MAX_MEDIA_BYTES[kind] || file.size === 0 ? "media_refused" : null;
};
