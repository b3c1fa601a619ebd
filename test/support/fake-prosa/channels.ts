import { newId } from "#shared/ids.ts";
import type { Channel } from "#shared/model/channel.ts";
import type { ChannelDetails } from "#shared/protocol/channels.ts";
import { TEMPLATES } from "./templates.ts";
import type { ChannelStore, Loaded } from "../../../web/stores/prosa.ts";

const MINUTE = 60_000;

type Ports = { channels: () => readonly Channel[]; answer: <T>(value: T) => Promise<Loaded<T>> };

/** What administrators are told of the seed's channels: one works, one is late, one is silent, one has lost its phone. */
export const fakeChannels = ({ channels, answer }: Ports): ChannelStore => {
  const now = Date.now();
  const replayed = new Set<string>();
  const letters = [
    { id: newId(), channelId: "demo-whatsapp", error: "value.metadata: no phone_number_id", at: now - 300 * MINUTE },
    { id: newId(), channelId: "demo-whatsapp", error: "Unexpected end of JSON input", at: now - 20 * MINUTE },
  ];
  const events = [
    { id: newId(), name: "phone_number_quality_update", detail: { event: "FLAGGED" }, at: now - 90 * MINUTE },
    { id: newId(), name: "account_update", detail: { event: "PARTNER_ADDED" }, at: now - 5_000 * MINUTE },
  ];
  const faring: Record<string, Partial<ChannelDetails>> = {
    "demo-whatsapp": {
      accountId: "100000000000009",
      health: health(now - MINUTE, now - 3 * MINUTE, now - 200 * MINUTE, "(#131026) Message undeliverable"),
      deadLetters: letters.length,
    },
    "demo-instagram": {
      health: health(now - 40 * MINUTE, now - 50 * MINUTE, null, null),
      waiting: { count: 14, since: now - 12 * MINUTE },
    },
    "demo-zapi": {
      connection: { isConnected: false, reason: "session lost" },
      health: health(now - 190 * MINUTE, now - 200 * MINUTE, now - 180 * MINUTE, "You are not connected"),
    },
  };
  return {
    list: () =>
      answer({ items: channels().map((it, at): ChannelDetails => ({ ...details(it, at), ...faring[it.id] })) }),
    test: (id) =>
      answer(
        id === "demo-zapi"
          ? { ok: false, failure: { code: "401", reason: "client-token is not configured" } }
          : { ok: true, label: "Loja Aurora (+55 11 3000-0001)" },
      ),
    connection: () => answer({ isConnected: false, reason: null, qrCode: QR_CODE }),
    events: (id) => answer({ items: id === "demo-whatsapp" ? events : [] }),
    deadLetters: () =>
      answer({ items: letters.map((it) => ({ ...it, replayedAt: replayed.has(it.id) ? now : null })) }),
    gauge: () =>
      answer({
        items: [0, 1, 2].map((ago) => ({
          channelId: "demo-whatsapp",
          day: new Date(now - ago * 86_400_000).toISOString().slice(0, 10),
          received: 1_284 - ago * 90,
          outcomes: {
            stored: 602,
            status: 590 - ago * 90,
            repeated: 61,
            "ignored:flows": 24,
            blocked: 5,
            dead_letter: 2,
          },
        })),
      }),
    syncTemplates: () => answer({ items: [...TEMPLATES], syncedAt: now }),
    replay(id) {
      replayed.add(id);
      return answer({});
    },
  };
};

const details = (channel: Channel, at: number): ChannelDetails => ({
  ...channel,
  externalId: `10000000000000${at + 1}`,
  accountId: null,
  sendsPerSecond: 80,
  webhookPath: `/webhooks/${channel.kind}/${channel.id}${channel.kind === "zapi" ? "?token=" : ""}`,
  secrets: { appSecret: true, verifyToken: true, accessToken: true, clientToken: channel.kind === "zapi" },
  connection: null,
  health: health(null, null, null, null),
  waiting: { count: 0, since: null },
  deadLetters: 0,
});

const health = (
  lastEventAt: number | null,
  lastSendAt: number | null,
  lastFailureAt: number | null,
  lastFailure: string | null,
): ChannelDetails["health"] => ({ lastEventAt, lastSendAt, lastFailureAt, lastFailure });

/** A checked square: what stands in for a code to scan. */
const QR_CODE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath d='M0 0h3v3H0zM5 0h3v3H5zM0 5h3v3H0zM4 4h1v1H4zM6 5h1v2H6zM4 6h1v2H4z'/%3E%3C/svg%3E";
