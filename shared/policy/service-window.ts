import type { ChannelKind } from "../model/channel.ts";

const HOUR_MS = 3_600_000;

/**
 * How long after the customer's last message free text may be sent, in milliseconds; null where there is no such limit.
 * WhatsApp: 24 hours, then templates only. Instagram and Messenger: 24 hours, and seven days for what a person writes (the
 * human agent tag). Sources: WhatsApp Business Platform, customer service windows; Messenger Platform, message tags.
 */
const WINDOW_MS: Record<ChannelKind, number | null> = {
  whatsapp: 24 * HOUR_MS,
  instagram: 7 * 24 * HOUR_MS,
  messenger: 7 * 24 * HOUR_MS,
  zapi: null,
};

/** How long a message needs no tag on the channels that know one, in milliseconds. */
const UNTAGGED_MS = 24 * HOUR_MS;

/** Until when free text may be sent, in epoch milliseconds; null when the channel knows no such limit. */
export const windowClosesAt = (channel: ChannelKind, lastInboundAt: number | null): number | null => {
  const length = WINDOW_MS[channel];
  return length === null ? null : (lastInboundAt ?? 0) + length;
};

export const isWindowOpen = (channel: ChannelKind, lastInboundAt: number | null, now: number): boolean => {
  const closesAt = windowClosesAt(channel, lastInboundAt);
  return closesAt === null || now < closesAt;
};

/** Whether a message to the channel has to be marked as written by a person, because a day has passed. */
export const needsHumanAgentTag = (lastInboundAt: number | null, now: number): boolean =>
  now >= (lastInboundAt ?? 0) + UNTAGGED_MS;
