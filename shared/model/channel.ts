import * as v from "valibot";

export const ChannelKind = v.picklist(["whatsapp", "zapi", "instagram", "messenger"]);
export type ChannelKind = v.InferOutput<typeof ChannelKind>;

/** A channel's id is chosen by whoever connects it, since it stands in the webhook's address. */
export const ChannelId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));

export type ChannelId = v.InferOutput<typeof ChannelId>;

/** A channel as everyone in the company knows it. What only administrators see is in `protocol/channels.ts`. */
export const Channel = v.object({
  id: ChannelId,
  kind: ChannelKind,
  name: v.string(),
  defaultTeamId: v.string(),
  /** Since when nothing is sent through it; what customers write is still received. Epoch milliseconds. */
  pausedAt: v.nullable(v.number()),
});
export type Channel = v.InferOutput<typeof Channel>;

export const ChannelName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

/** Messages that may be sent a second, at most. Source: WhatsApp Business Platform, throughput. */
export const DEFAULT_SENDS_PER_SECOND = 80;
