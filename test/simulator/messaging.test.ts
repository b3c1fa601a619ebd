import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { eventsOf, says, sendsTo, someone, type Fields } from "./support/channels.ts";
import { startWorld, TOKEN, type World } from "./support/world.ts";

const ACCOUNT = { instagram: "100000000000002", messenger: "100000000000003" } as const;
type Kind = keyof typeof ACCOUNT;

const LARISSA = "17841400000000011";

/** A world with one person on the channel. */
async function startWith(channel: Kind): Promise<{ world: World; key: string }> {
  const world = await startWorld();
  const { key } = await someone(world, { channel, address: LARISSA, name: "Larissa Prado" });
  return { world, key };
}

const bubblesOf = async ({ call }: World, key: string) =>
  (await call<{ items: Fields[] }>("GET", `/sim/customers/${key}/messages`)).body.items;

const toLarissa = (message: Fields, more: Fields = {}) => ({ recipient: { id: LARISSA }, message, ...more });

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

describe.each(Object.keys(ACCOUNT) as Kind[])("what Prosa sends on %s", (channel) => {
  it("is accepted, appears on the phone and comes back as an echo", async () => {
    const { world, key } = await startWith(channel);
    const sent = await sendsTo<Fields>(world, ACCOUNT[channel], toLarissa({ text: "Bom dia", metadata: "msg-1" }));
    await world.simulator.idle();
    expect(sent).toMatchObject({ status: 200, body: { recipient_id: LARISSA, message_id: expect.any(String) } });
    expect(await bubblesOf(world, key)).toMatchObject([
      { id: sent.body.message_id, text: "Bom dia", status: "delivered" },
    ]);
    const echo = { mid: sent.body.message_id, is_echo: true, text: "Bom dia" };
    expect(eventsOf(world)[0]).toMatchObject({
      sender: { id: ACCOUNT[channel] },
      recipient: { id: LARISSA },
      message: echo,
    });
    const [first] = eventsOf(world) as [{ message: Fields }];
    expect(first.message.metadata).toBe(channel === "messenger" ? "msg-1" : undefined);
    expect(await world.log()).toMatchObject([{ channel, to: LARISSA, text: "Bom dia", callbackData: "msg-1" }]);
  });

  it("to `me` goes to the account whose person it is", async () => {
    const { world } = await startWith(channel);
    expect((await sendsTo(world, "me", toLarissa({ text: "Bom dia" }))).status).toBe(200);
    expect(await world.log()).toMatchObject([{ channel }]);
  });

  it("by an address is fetched from there before the answer", async () => {
    const { world, key } = await startWith(channel);
    const shop = createServer((_request, response) => response.setHeader("content-type", "image/png").end("png"));
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void shop.close());
    const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/a.png`;
    const attachment = { type: "image", payload: { url } };
    expect((await sendsTo(world, ACCOUNT[channel], toLarissa({ attachment }))).status).toBe(200);
    expect(await bubblesOf(world, key)).toMatchObject([{ type: "image", media: { mime: "image/png" } }]);
  });

  it.each([
    ["to nobody", { recipient: { id: "99999" }, message: { text: "Oi" } }, 100, 2018001],
    [
      "with an address where nothing is",
      toLarissa({ attachment: { type: "image", payload: { url: "http://127.0.0.1:9/a" } } }),
      100,
      2018047,
    ],
    ["without a text", toLarissa({ text: " " }), 100, undefined],
  ])("%s is refused", async (_name, body, code, subcode) => {
    const { world } = await startWith(channel);
    const { status, body: answer } = await sendsTo<{ error: Fields }>(world, ACCOUNT[channel], body);
    expect(status).toBe(400);
    expect(answer.error).toMatchObject({ code, type: "OAuthException", ...(subcode && { error_subcode: subcode }) });
    expect(answer.error).not.toHaveProperty("error_data");
  });

  it("after a day needs a person's tag, which lasts seven days", async () => {
    const { world } = await startWith(channel);
    const DAY_MS = 24 * 60 * 60 * 1000;
    const tag = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
    const send = (more: Fields) =>
      sendsTo<{ error?: Fields }>(world, ACCOUNT[channel], toLarissa({ text: "Oi" }, more));
    world.clock.advance(DAY_MS);
    expect((await send({})).body.error).toMatchObject({ code: 10, error_subcode: 2018278 });
    expect((await send(tag)).status).toBe(200);
    world.clock.advance(6 * DAY_MS);
    expect((await send(tag)).body.error).toMatchObject({ code: 10 });
  });

  it("with a wrong token is refused", async () => {
    const { world } = await startWith(channel);
    const path = `/v23.0/${ACCOUNT[channel]}/messages`;
    const answer = await world.call("POST", path, toLarissa({ text: "Oi" }), { authorization: "Bearer wrong" });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 190 } } });
  });
});

describe("receipts", () => {
  it("are watermarks on Messenger", async () => {
    const { world, key } = await startWith("messenger");
    const sent = await sendsTo<Fields>(world, ACCOUNT.messenger, toLarissa({ text: "Bom dia" }));
    await world.simulator.idle();
    await world.call("POST", `/sim/customers/${key}/read`);
    await world.simulator.idle();
    expect(eventsOf(world).slice(1)).toMatchObject([
      { sender: { id: LARISSA }, delivery: { mids: [sent.body.message_id], watermark: world.clock.now() } },
      { sender: { id: LARISSA }, read: { watermark: world.clock.now() } },
    ]);
  });

  it("name the last message read on Instagram, which reports no deliveries", async () => {
    const { world, key } = await startWith("instagram");
    await sendsTo<Fields>(world, ACCOUNT.instagram, toLarissa({ text: "um" }));
    const last = await sendsTo<Fields>(world, ACCOUNT.instagram, toLarissa({ text: "dois" }));
    await world.simulator.idle();
    await world.call("POST", `/sim/customers/${key}/read`);
    await world.simulator.idle();
    expect(eventsOf(world).slice(2)).toMatchObject([{ read: { mid: last.body.message_id } }]);
  });
});

describe("what only one of them has", () => {
  it.each([
    ["instagram", { type: "story_mention" }, { message: { attachments: [{ type: "story_mention" }] } }],
    [
      "instagram",
      { type: "story_reply", text: "Linda" },
      { message: { text: "Linda", reply_to: { story: { url: expect.any(String) } } } },
    ],
    ["messenger", { type: "document" }, { message: { attachments: [{ type: "file" }] } }],
    ["messenger", { type: "sticker" }, { message: { sticker_id: 369239263222822 } }],
  ] as [Kind, Fields, Fields][])("on %s: %o", async (channel, sent, shape) => {
    const { world, key } = await startWith(channel);
    await says(world, key, sent);
    expect(eventsOf(world)).toMatchObject([shape]);
    const other = await startWith(channel === "instagram" ? "messenger" : "instagram");
    expect(await says(other.world, other.key, sent)).toMatchObject({ status: 422, body: { error: { field: "type" } } });
  });

  it("Instagram takes reactions, counts bytes and knows no documents", async () => {
    const { world, key } = await startWith("instagram");
    const { body } = await says(world, key, { text: "Amei" });
    const payload = { message_id: body.message.id, reaction: "❤️" };
    await sendsTo(world, ACCOUNT.instagram, { recipient: { id: LARISSA }, sender_action: "react", payload });
    expect(await bubblesOf(world, key)).toMatchObject([{}, { type: "reaction", text: "❤️", quotes: body.message.id }]);
    expect((await sendsTo(world, ACCOUNT.instagram, toLarissa({ text: "é".repeat(501) }))).status).toBe(400);
    const attachment = { type: "file", payload: { url: "http://127.0.0.1:9/a.pdf" } };
    expect((await sendsTo(world, ACCOUNT.instagram, toLarissa({ attachment }))).status).toBe(400);
  });

  it("Messenger's buttons come back as postbacks, quick replies as answers", async () => {
    const { world, key } = await startWith("messenger");
    const buttons = [{ type: "postback", title: "Sim", payload: "SIM_1" }];
    const template = { type: "template", payload: { template_type: "button", text: "Confirma?", buttons } };
    await sendsTo(world, ACCOUNT.messenger, toLarissa({ attachment: template }));
    await world.simulator.idle();
    await says(world, key, { type: "button" });
    expect(eventsOf(world).at(-1)).toMatchObject({ postback: { title: "Sim", payload: "SIM_1" } });
    const quick_replies = [{ content_type: "text", title: "Azul", payload: "COR_1" }];
    await sendsTo(world, ACCOUNT.messenger, toLarissa({ text: "Cor?", quick_replies }));
    await world.simulator.idle();
    await says(world, key, { type: "button", text: "Azul" });
    expect(eventsOf(world).at(-1)).toMatchObject({ message: { text: "Azul", quick_reply: { payload: "COR_1" } } });
  });
});
