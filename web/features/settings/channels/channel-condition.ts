import type { ChannelDetails } from "#shared/protocol/channels.ts";

export type Condition = "paused" | "disconnected" | "failing" | "stuck" | "silent" | "good";

/** How long what could have been sent may wait before it counts as stuck, in milliseconds. */
const STUCK_MS = 5 * 60_000;

/** How a channel fares, the worst first. `now` is epoch milliseconds. */
export const conditionOf = (channel: ChannelDetails, now: number): Condition => {
  const { pausedAt, connection, health, waiting } = channel;
  if (pausedAt !== null) return "paused";
  if (connection && !connection.isConnected) return "disconnected";
  if ((health.lastFailureAt ?? 0) > Math.max(health.lastSendAt ?? 0, health.lastEventAt ?? 0)) return "failing";
  if (waiting.since !== null && now - waiting.since > STUCK_MS) return "stuck";
  return health.lastEventAt === null ? "silent" : "good";
};

export const TONE_OF: Record<Condition, "neutral" | "good" | "warn" | "bad"> = {
  paused: "warn",
  disconnected: "bad",
  failing: "bad",
  stuck: "warn",
  silent: "neutral",
  good: "good",
};
