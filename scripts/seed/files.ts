import type { Media, MediaKind } from "#shared/model/media.ts";
import type { MediaSource } from "../../worker/channels/port.ts";
import type { ChannelId } from "./company.ts";
import type { Row } from "./rows.ts";

/** Under which id the simulated WhatsApp has a file of the kind; the other providers have none from before they started. */
const FILE_ID: Record<MediaKind, string> = {
  image: "900000000000001",
  audio: "900000000000002",
  video: "900000000000003",
  sticker: "900000000000004",
  document: "900000000000005",
};

/** A customer's file as its message carries it: on its way to us, or gone where no provider has it. */
export const fileOf = ({ ref: _ref, ...file }: MediaSource, id: string, channel: ChannelId): Media => ({
  id,
  ...file,
  bytes: null,
  waveform: null,
  ...(channel === "demo-whatsapp" ? { state: "waiting", problem: null } : { state: "failed", problem: "gone" }),
});

/** The file's row: what waits is fetched when the Worker first looks for what is due. */
export const fileRow = (media: Media, message: { id: string; keys: Row; at: number }): Row => ({
  ...message.keys,
  id: media.id,
  message_id: message.id,
  media: JSON.stringify(media),
  state: media.state,
  source: JSON.stringify({ id: FILE_ID[media.kind] }),
  due_at: media.state === "waiting" ? message.at : null,
  created_at: message.at,
});
