import * as v from "valibot";
import { Id } from "../ids.ts";
import { Channel, ChannelId } from "../model/channel.ts";

/** The bodies about channels that only administrators get. Times are epoch milliseconds. */
const Time = v.number();

/** Whether the provider is connected to the company's account or phone; null until it has said. */
const Connection = v.object({ isConnected: v.boolean(), reason: v.nullable(v.string()) });

/** `GET /api/channels`: one of the items. Of the secrets it says only which there are. */
export const ChannelDetails = v.object({
  ...Channel.entries,
  externalId: v.string(),
  accountId: v.nullable(v.string()),
  sendsPerSecond: v.number(),
  /** Below our own address; where a secret belongs into it, it ends with `token=`. */
  webhookPath: v.string(),
  secrets: v.object({
    appSecret: v.boolean(),
    verifyToken: v.boolean(),
    accessToken: v.boolean(),
    clientToken: v.boolean(),
  }),
  connection: v.nullable(Connection),
  health: v.object({
    lastEventAt: v.nullable(Time),
    lastSendAt: v.nullable(Time),
    lastFailureAt: v.nullable(Time),
    lastFailure: v.nullable(v.string()),
  }),
  /** Replies that wait to be sent, and since when the oldest of those that could have gone does. */
  waiting: v.object({ count: v.number(), since: v.nullable(Time) }),
  /** What came in, could not be understood, and was not replayed. */
  deadLetters: v.number(),
});
export type ChannelDetails = v.InferOutput<typeof ChannelDetails>;

export const ChannelList = v.object({ items: v.array(ChannelDetails) });
export type ChannelList = v.InferOutput<typeof ChannelList>;

/** `POST /api/channels/:id/test`: what the provider calls the channel, or its reason why not. */
export const ChannelTest = v.variant("ok", [
  v.object({ ok: v.literal(true), label: v.string() }),
  v.object({ ok: v.literal(false), failure: v.object({ code: v.string(), reason: v.string() }) }),
]);
export type ChannelTest = v.InferOutput<typeof ChannelTest>;

/** `GET /api/channels/:id/connection`: `qrCode` is a picture (a data: address) to scan with the phone. */
export const ChannelConnection = v.object({ ...Connection.entries, qrCode: v.nullable(v.string()) });
export type ChannelConnection = v.InferOutput<typeof ChannelConnection>;

/** `GET /api/channels/:id/events`: what the provider told of the channel, the newest first, at most 100. */
export const ChannelEvents = v.object({
  items: v.array(v.object({ id: Id, name: v.string(), detail: v.record(v.string(), v.unknown()), at: Time })),
});
export type ChannelEvents = v.InferOutput<typeof ChannelEvents>;

/** In the addresses of requests. */
export const ByChannel = v.object({ id: ChannelId });
