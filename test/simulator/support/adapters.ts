import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished } from "vitest";
import type { MediaKind } from "../../../shared/model/media.ts";
import type { ChannelKind } from "../../../simulator/state/channel-kind.ts";
import { adaptersFor } from "../../../worker/channels/index.ts";
import type { ChannelAddress, Item, OutgoingBody } from "../../../worker/channels/port.ts";
import { says, someone } from "./channels.ts";
import { startWorld, type World } from "./world.ts";

export const CREDENTIALS = {
  appSecret: "prosa-demo-secret",
  verifyToken: "prosa-demo-verify",
  accessToken: "prosa-demo-token",
  clientToken: "prosa-demo-client-token",
};

/** How Prosa knows the channel and one person on it. */
export const ON = {
  whatsapp: { externalId: "100000000000001", kind: "phone", address: "5511987650001" },
  instagram: { externalId: "100000000000002", kind: "instagram", address: "17841400000000011" },
  messenger: { externalId: "100000000000003", kind: "messenger", address: "7300000000000021" },
  zapi: { externalId: "PROSA-DEMO", kind: "zapi", address: "5541987650031" },
} as const;

const MIMES: Record<MediaKind, string> = {
  image: "image/png",
  audio: "audio/ogg",
  video: "video/mp4",
  document: "application/pdf",
  sticker: "image/webp",
};

export const about = (channel: ChannelKind): ChannelAddress => ({
  id: `demo-${channel}`,
  externalId: ON[channel].externalId,
  accountId: channel === "whatsapp" ? "100000000000009" : null,
});

export const adapterIn = ({ simulator: { url } }: World, channel: ChannelKind) =>
  adaptersFor({ graphUrl: url, zapiUrl: url }, fetch)[channel];

/** What Prosa's adapter makes of all webhooks so far; each must be rightly signed. */
export async function understood(world: World, channel: ChannelKind): Promise<Item[]> {
  const adapter = adapterIn(world, channel);
  const items: Item[] = [];
  for (const { headers, path, raw } of world.prosa.received) {
    const signed = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const request = { headers: signed, url: new URL(path, "http://prosa.test"), body: new Uint8Array(raw) };
    expect(await adapter.verify(request, CREDENTIALS)).toBe(true);
    items.push(...adapter.parse(JSON.parse(raw.toString()), about(channel)).flatMap((part) => part.items));
  }
  return items;
}

export async function startWith(channel: ChannelKind) {
  const world = await startWorld();
  const { address } = ON[channel];
  const { key } = await someone(world, { channel, phone: address, address });
  const first = await says(world, key, { text: "Oi" });
  const shop = createServer((_request, response) => response.setHeader("content-type", "image/png").end("png"));
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void shop.close());
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/a`;
  const send = (body: OutgoingBody) => {
    const to = { kind: ON[channel].kind, address };
    const message = { messageId: "msg-1", to, body, quotes: null, needsHumanAgentTag: false };
    return adapterIn(world, channel).send(message, about(channel), CREDENTIALS);
  };
  const media = (kind: MediaKind): OutgoingBody => ({
    is: "media",
    caption: null,
    url,
    file: async () => new ArrayBuffer(8),
    media: {
      id: "019a0000-0000-7000-8000-000000000001",
      kind,
      state: "ready",
      problem: null,
      mime: MIMES[kind],
      name: "a",
      bytes: 8,
      isVoice: false,
      isAnimated: false,
      seconds: null,
      waveform: null,
    },
  });
  return { world, key, send, media, firstId: first.body.message.id };
}
