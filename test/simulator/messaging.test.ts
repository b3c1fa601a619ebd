import { describe, expect, it } from "vitest";
import { eventsOf, says, sendsTo, type Fields } from "./support/channels.ts";
import { ACCOUNT, bubblesOf, LARISSA, startWith, toLarissa, type Kind } from "./support/messaging.ts";

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
