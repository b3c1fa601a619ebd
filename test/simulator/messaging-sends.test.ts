import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { eventsOf, sendsTo, type Fields } from "./support/channels.ts";
import { ACCOUNT, bubblesOf, LARISSA, startWith, toLarissa, type Kind } from "./support/messaging.ts";

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
