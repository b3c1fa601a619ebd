import { expect, test } from "vitest";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { conditionOf } from "../../../web/features/settings/channels/channel-condition.ts";

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;

const channel = (some: Partial<ChannelDetails> = {}): ChannelDetails => ({
  id: "loja",
  kind: "whatsapp",
  name: "Loja",
  defaultTeamId: "vendas",
  pausedAt: null,
  externalId: "1",
  accountId: null,
  sendsPerSecond: 80,
  webhookPath: "/webhooks/whatsapp/loja",
  secrets: { appSecret: true, verifyToken: true, accessToken: true, clientToken: false },
  connection: null,
  health: { lastEventAt: NOW - MINUTE, lastSendAt: NOW - MINUTE, lastFailureAt: null, lastFailure: null },
  waiting: { count: 0, since: null },
  deadLetters: 0,
  ...some,
});
const health = (some: Partial<ChannelDetails["health"]>) => ({ health: { ...channel().health, ...some } });

test.each([
  ["good", {}],
  ["silent", health({ lastEventAt: null, lastSendAt: null })],
  ["stuck", { waiting: { count: 3, since: NOW - 6 * MINUTE } }],
  ["good", { waiting: { count: 3, since: NOW - 4 * MINUTE } }],
  ["failing", health({ lastFailureAt: NOW })],
  ["good", health({ lastFailureAt: NOW - 2 * MINUTE })],
  ["disconnected", { connection: { isConnected: false, reason: null }, ...health({ lastFailureAt: NOW }) }],
  ["paused", { pausedAt: NOW, connection: { isConnected: false, reason: null } }],
] as const)("a channel is %s with %j", (condition, some) => {
  expect(conditionOf(channel(some), NOW)).toBe(condition);
});
