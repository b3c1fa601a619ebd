import * as v from "valibot";
import { Id } from "../ids.ts";

export const MediaKind = v.picklist(["image", "audio", "video", "document", "sticker"]);
export type MediaKind = v.InferOutput<typeof MediaKind>;

/**
 * `waiting`: on its way to us. `ready`: can be shown. `refused`: too large or of a type that is not taken, for good.
 * `failed`: the provider did not give it to us.
 */
export const MediaState = v.picklist(["waiting", "ready", "refused", "failed"]);
export type MediaState = v.InferOutput<typeof MediaState>;

/** Why there is nothing to show. */
export const MediaProblem = v.picklist(["too_large", "type_refused", "gone", "unavailable"]);
export type MediaProblem = v.InferOutput<typeof MediaProblem>;

/** A file of a message, as its message's `content.media` carries it. Its bytes come from `/api/media`. */
export const Media = v.object({
  id: Id,
  kind: MediaKind,
  state: MediaState,
  problem: v.nullable(MediaProblem),
  /** Found by looking at the bytes, not by believing who sent them; until then what the provider said. */
  mime: v.nullable(v.string()),
  name: v.nullable(v.string()),
  bytes: v.nullable(v.number()),
  isVoice: v.boolean(),
  isAnimated: v.boolean(),
  /** Of a recording, where it is known: its length in seconds, and its loudness from 0 to 100 in at most 64 steps. */
  seconds: v.nullable(v.number()),
  waveform: v.nullable(v.array(v.number())),
});
export type Media = v.InferOutput<typeof Media>;

/** The medium of a message's content, or null when it has none. */
export const mediaOf = (content: Record<string, unknown> | null): Media | null => {
  const parsed = v.safeParse(Media, content?.["media"]);
  return parsed.success ? parsed.output : null;
};

const MB = 1_000_000;

/**
 * What is taken of each kind, in bytes: WhatsApp's limits, which are the widest of those that bind us. Source: WhatsApp
 * Cloud API reference, Media, supported media types.
 */
export const MAX_MEDIA_BYTES: Record<MediaKind, number> = {
  image: 5 * MB,
  audio: 16 * MB,
  video: 16 * MB,
  document: 100 * MB,
  sticker: 500_000,
};
