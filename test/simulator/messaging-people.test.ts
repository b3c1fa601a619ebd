import { describe, expect, it } from "vitest";
import { eventsOf, says, type Fields } from "./support/channels.ts";
import { ACCOUNT, bubblesOf, LARISSA, startWith, type Kind } from "./support/messaging.ts";
import { TOKEN } from "./support/world.ts";

describe.each(Object.keys(ACCOUNT) as Kind[])("a person on %s", (channel) => {
  it("writes with an id that only this account knows, in a webhook of the account", async () => {
    const { world, key } = await startWith(channel);
    await says(world, key, { text: "Oi" });
    const [webhook] = world.prosa.received;
    expect(webhook?.path).toBe(`/webhooks/${channel}/demo-${channel}`);
    expect(JSON.parse(webhook!.raw.toString())).toMatchObject({
      object: channel === "instagram" ? "instagram" : "page",
      entry: [{ id: ACCOUNT[channel], time: world.clock.now() }],
    });
    expect(eventsOf(world)).toEqual([
      {
        sender: { id: LARISSA },
        recipient: { id: ACCOUNT[channel] },
        timestamp: world.clock.now(),
        message: { mid: expect.any(String), text: "Oi" },
      },
    ]);
  });

  const shapes: [Fields, Fields][] = [
    [{ type: "image" }, { message: { attachments: [{ type: "image", payload: { url: expect.any(String) } }] } }],
    [{ type: "audio" }, { message: { attachments: [{ type: "audio" }] } }],
    [{ type: "share", text: "Manta" }, { message: { attachments: [{ type: "share", payload: { title: "Manta" } }] } }],
    [{ type: "text", text: "Esse", replyTo: "m_1" }, { message: { text: "Esse", reply_to: { mid: "m_1" } } }],
    [{ type: "text", text: "Oi", ad: "Inverno" }, { message: { referral: { source: "ADS" } } }],
    [{ type: "postback" }, { postback: { title: "Começar", payload: "COMECAR" } }],
    [{ type: "quick_reply" }, { message: { text: "Sim", quick_reply: { payload: "SIM" } } }],
    [
      { type: "reaction", messageId: "m_1", emoji: "❤️" },
      { reaction: { mid: "m_1", action: "react", reaction: "love" } },
    ],
    [{ type: "reaction", messageId: "m_1", emoji: "" }, { reaction: { mid: "m_1", action: "unreact" } }],
    [{ type: "unsupported" }, { message: { is_unsupported: true } }],
  ];
  it.each(shapes)("sends %o as Meta shapes it", async (sent, shape) => {
    const { world, key } = await startWith(channel);
    await says(world, key, sent);
    expect(eventsOf(world)).toMatchObject([shape]);
  });

  it("sends a file that lies at an address of its own, without a token", async () => {
    const { world, key } = await startWith(channel);
    await says(world, key, { type: "image" });
    const [event] = eventsOf(world) as [{ message: { attachments: [{ payload: { url: string } }] } }];
    const { url } = event.message.attachments[0].payload;
    expect((await fetch(url)).headers.get("content-type")).toBe("image/jpeg");
    const guessed = new URL(url);
    guessed.searchParams.set("signature", "guessed");
    expect((await fetch(guessed)).status).toBe(404);
  });

  it("edits a message and takes it back", async () => {
    const { world, key } = await startWith(channel);
    const { body } = await says(world, key, { text: "Quero duas" });
    const mid = body.message.id;
    await says(world, key, { type: "edit", text: "Quero três" });
    await says(world, key, { type: "revoke" });
    expect(eventsOf(world).slice(1)).toMatchObject([
      { message_edit: { mid, text: "Quero três" } },
      { message: { mid, is_deleted: true } },
    ]);
    expect(await bubblesOf(world, key)).toMatchObject([{ id: mid, text: "", isEdited: true, isRevoked: true }]);
  });

  it("has a profile with a name", async () => {
    const { world } = await startWith(channel);
    const path = `/v23.0/${LARISSA}?fields=name`;
    expect((await world.call("GET", path)).status).toBe(401);
    const { body } = await world.call("GET", path, undefined, TOKEN);
    expect(body).toEqual({ name: "Larissa Prado", id: LARISSA });
  });
});
