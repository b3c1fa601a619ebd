import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { MediaKind } from "../../shared/model/media.ts";
import { CAPABILITIES } from "../../shared/policy/capabilities.ts";
import { adaptersFor } from "../../worker/channels/index.ts";
import type { ChannelAddress, Item, OutgoingBody } from "../../worker/channels/port.ts";
import type { ChannelKind } from "../../simulator/state/channel-kind.ts";
import { says, someone } from "./support/channels.ts";
import { startWorld, type World } from "./support/world.ts";

const CREDENTIALS = {
  appSecret: "prosa-demo-secret",
  verifyToken: "prosa-demo-verify",
  accessToken: "prosa-demo-token",
  clientToken: "prosa-demo-client-token",
};

/** How Prosa knows the channel and one person on it. */
const ON = {
  whatsapp: { externalId: "100000000000001", kind: "phone", address: "5511987650001" },
  instagram: { externalId: "100000000000002", kind: "instagram", address: "17841400000000011" },
  messenger: { externalId: "100000000000003", kind: "messenger", address: "7300000000000021" },
  zapi: { externalId: "PROSA-DEMO", kind: "zapi", address: "5541987650031" },
} as const;

/** What customers can send there that is a message of its own. */
const SAID: Record<ChannelKind, string[]> = {
  whatsapp: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "reaction", "button"],
  zapi: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "reaction", "button"],
  instagram: ["image", "audio", "video", "share", "story_mention", "reaction", "postback", "quick_reply"],
  messenger: ["image", "audio", "video", "document", "sticker", "location", "reaction", "postback", "button"],
};

const MIMES: Record<MediaKind, string> = {
  image: "image/png",
  audio: "audio/ogg",
  video: "video/mp4",
  document: "application/pdf",
  sticker: "image/webp",
};

const about = (channel: ChannelKind): ChannelAddress => ({
  id: `demo-${channel}`,
  externalId: ON[channel].externalId,
  accountId: channel === "whatsapp" ? "100000000000009" : null,
});

const adapterIn = ({ simulator: { url } }: World, channel: ChannelKind) =>
  adaptersFor({ graphUrl: url, zapiUrl: url }, fetch)[channel];

/** What Prosa's adapter makes of all webhooks so far; each must be rightly signed. */
async function understood(world: World, channel: ChannelKind): Promise<Item[]> {
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

async function startWith(channel: ChannelKind) {
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

describe.each(Object.keys(ON) as ChannelKind[])(
  "Prosa's adapter and the simulated %s",
  { timeout: 30_000 },
  (channel) => {
    it("agree on all that can be sent", async () => {
      const { world, send, media, firstId } = await startWith(channel);
      const others: OutgoingBody[] = [
        { is: "reaction", emoji: "👍", to: firstId },
        { is: "location", latitude: -23.5, longitude: -46.6, name: "Loja", address: "Rua A, 1" },
        { is: "contact", name: "Zeca", phone: "551130000077" },
        { is: "buttons", text: "Confirma?", buttons: [{ id: "sim", title: "Sim" }] },
      ];
      const { attachments, media: kinds } = CAPABILITIES[channel];
      const carried = others.filter(({ is }) => attachments.some((it) => it === is));
      for (const body of [{ is: "text", text: "Olá" } as const, ...kinds.map(media), ...carried]) {
        expect(await send(body)).toMatchObject({ result: "sent" });
      }
      expect(await adapterIn(world, channel).test(about(channel), CREDENTIALS)).toMatchObject({ ok: true });
    });

    it("agree on all that customers say, and on every file", async () => {
      const { world, key, send } = await startWith(channel);
      await send({ is: "text", text: "Olá" });
      if (channel !== "instagram")
        await send({ is: "buttons", text: "Confirma?", buttons: [{ id: "s", title: "Sim" }] });
      await world.simulator.idle();
      for (const type of SAID[channel]) expect((await says(world, key, { type })).status).toBe(201);
      await says(world, key, { text: "Errei" });
      await says(world, key, { type: "edit", text: "Acertei" });
      await says(world, key, { type: "revoke" });
      await world.call("POST", `/sim/customers/${key}/echoes`, { text: "Do celular" });
      await world.simulator.idle();

      const items = await understood(world, channel);
      const messages = items.flatMap((it) => (it.is === "message" ? [it.message] : []));
      expect(messages).toHaveLength(SAID[channel].length + 2);
      expect(messages.map(({ kind }) => kind)).not.toContain("unsupported");
      const rest = items.map(({ is }) => is);
      expect(rest).toEqual(expect.arrayContaining(["edit", "revocation", "echo"]));
      expect(rest).not.toContain("broken");
      for (const { media } of messages) {
        if (media === null) continue;
        const fetched = await adapterIn(world, channel).fetchMedia(media.ref, about(channel), CREDENTIALS);
        expect(fetched.result).toBe("fetched");
      }
    });
  },
);

describe("Prosa's adapter and the simulated WhatsApp's templates", () => {
  it("agree on each that is approved", async () => {
    const { world, send, media } = await startWith("whatsapp");
    const adapter = adapterIn(world, "whatsapp");
    const templates = (await adapter.listTemplates?.(about("whatsapp"), CREDENTIALS)) ?? [];
    expect(templates.map(({ status }) => status)).toEqual(["approved", "approved", "approved", "pending", "rejected"]);
    const values = {
      "body.1": "Mariana",
      "body.2": "sexta",
      "button.0.1": "mantas",
      "body.nome": "Mariana",
      "body.pedido": "1024",
      "body.atendente": "Carla",
    };
    const picture = media("image");
    for (const template of templates.slice(0, 3)) {
      const header = template.header?.is === "media" && picture.is === "media" ? picture : null;
      expect(await send({ is: "template", template, values, header })).toMatchObject({ result: "sent" });
    }
  });
});
