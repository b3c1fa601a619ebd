import { describe, expect, it } from "vitest";
import { CAPABILITIES } from "../../shared/policy/capabilities.ts";
import type { ChannelKind } from "../../simulator/state/channel-kind.ts";
import type { OutgoingBody } from "../../worker/channels/port.ts";
import { about, adapterIn, CREDENTIALS, ON, startWith, understood } from "./support/adapters.ts";
import { says } from "./support/channels.ts";

/** What customers can send there that is a message of its own. */
const SAID: Record<ChannelKind, string[]> = {
  whatsapp: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "reaction", "button"],
  zapi: ["image", "audio", "video", "document", "sticker", "location", "contacts", "order", "reaction", "button"],
  instagram: ["image", "audio", "video", "share", "story_mention", "reaction", "postback", "quick_reply"],
  messenger: ["image", "audio", "video", "document", "sticker", "location", "reaction", "postback", "button"],
};

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
