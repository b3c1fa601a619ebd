import type { ChannelKind } from "../model/channel.ts";

const WINDOW_MS = 24 * 3_600_000;

/**
 * Until when free text may be sent, in epoch milliseconds; null when the channel knows no such limit. WhatsApp closes it
 * 24 hours after the customer's last message. Source: WhatsApp Business Platform, customer service windows.
 */
export const windowClosesAt = (channel: ChannelKind, lastInboundAt: number | null): number | null =>
  channel === "whatsapp" ? (lastInboundAt ?? 0) + WINDOW_MS : null;

export const isWindowOpen = (channel: ChannelKind, lastInboundAt: number | null, now: number): boolean => {
  const closesAt = windowClosesAt(channel, lastInboundAt);
  return closesAt === null || now < closesAt;
};
