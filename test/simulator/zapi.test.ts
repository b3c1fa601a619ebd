import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { callbacksOf, zapi } from "./support/channels.ts";
import { bubblesOf, KEY, PHONE, startWithTrigal } from "./support/trigal.ts";
import { startWorld } from "./support/world.ts";

describe("a request to Z-API", () => {
  it.each([
    ["without the account's token", undefined, "PROSA-DEMO/token/prosa-demo-token", 403, "null not allowed"],
    [
      "with a wrong account's token",
      "wrong",
      "PROSA-DEMO/token/prosa-demo-token",
      403,
      "Client-Token wrong not allowed",
    ],
    ["with a wrong token", "prosa-demo-client-token", "PROSA-DEMO/token/wrong", 404, "Instance not found"],
    ["to another instance", "prosa-demo-client-token", "OTHER/token/prosa-demo-token", 404, "Instance not found"],
  ])("%s is refused", async (_name, clientToken, path, status, error) => {
    const { call, log } = await startWorld();
    const headers: Record<string, string> = clientToken === undefined ? {} : { "client-token": clientToken };
    const body = { phone: PHONE, message: "Oi" };
    expect(await call("POST", `/instances/${path}/send-text`, body, headers)).toEqual({ status, body: { error } });
    expect(await log()).toEqual([]);
  });

  it.each([
    [{ message: "Oi" }, "phone is missing or not valid"],
    [{ phone: PHONE }, "message is missing or not valid"],
  ])("that lacks something is refused: %o", async (body, error) => {
    expect(await zapi(await startWorld(), "POST", "send-text", body)).toEqual({ status: 400, body: { error } });
  });

  it("for something that it does not know is refused", async () => {
    expect((await zapi(await startWorld(), "POST", "send-telepathy", {})).status).toBe(404);
  });
});

describe("what Prosa sends through Z-API", () => {
  it("is accepted, reported, echoed as its own, and read when the customer looks", async () => {
    const world = await startWithTrigal();
    const { body } = await zapi(world, "POST", "send-text", { phone: PHONE, message: "Bom dia", messageId: "3EB0A" });
    const id = body.messageId;
    expect(body).toEqual({ zaapId: id, messageId: id, id });
    await world.simulator.idle();
    await world.call("POST", `/sim/customers/${KEY}/read`);
    await world.simulator.idle();
    expect(callbacksOf(world)).toMatchObject([
      { type: "DeliveryCallback", phone: PHONE, messageId: id, instanceId: "PROSA-DEMO" },
      { type: "ReceivedCallback", messageId: id, fromMe: true, fromApi: true, text: { message: "Bom dia" } },
      { type: "MessageStatusCallback", status: "SENT", ids: [id] },
      { type: "MessageStatusCallback", status: "RECEIVED", ids: [id] },
      { type: "MessageStatusCallback", status: "READ", ids: [id] },
    ]);
    expect(world.prosa.received[0]?.path).toBe("/webhooks/zapi/demo-zapi?token=prosa-demo-secret");
    expect(await bubblesOf(world)).toMatchObject([{ text: "Bom dia", status: "read", quotes: "3EB0A" }]);
  });

  it.each([
    [
      "send-location",
      { title: "Loja", address: "Rua A, 1", latitude: "-23.5", longitude: "-46.6" },
      { type: "location", text: "Loja\nRua A, 1" },
    ],
    [
      "send-contact",
      { contactName: "Zeca", contactPhone: "551130000077" },
      { type: "contacts", text: "Zeca\n551130000077" },
    ],
    ["send-reaction", { reaction: "👍", messageId: "A1" }, { type: "reaction", text: "👍", quotes: "A1" }],
    ["send-remove-reaction", { messageId: "A1" }, { type: "reaction", text: "", quotes: "A1" }],
    [
      "send-button-list",
      { message: "Confirma?", buttonList: { buttons: [{ id: "1", label: "Sim" }] } },
      { type: "buttons", buttons: [{ kind: "reply", id: "1", text: "Sim" }] },
    ],
    [
      "send-image",
      { image: `data:image/png;base64,${Buffer.from("png").toString("base64")}`, caption: "Veja" },
      { type: "image", text: "Veja", media: { mime: "image/png" } },
    ],
  ])("with %s is on the phone", async (path, body, bubble) => {
    const world = await startWithTrigal();
    expect((await zapi(world, "POST", path, { phone: PHONE, ...body })).status).toBe(200);
    await world.simulator.idle();
    expect(await bubblesOf(world)).toMatchObject([{ status: "delivered", ...bubble }]);
  });

  it("as a document is fetched from its address", async () => {
    const world = await startWithTrigal();
    const shop = createServer((_request, response) =>
      response.setHeader("content-type", "application/pdf").end("%PDF"),
    );
    await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void shop.close());
    const document = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/nota`;
    await zapi(world, "POST", "send-document/pdf", { phone: PHONE, document, fileName: "nota.pdf" });
    await world.simulator.idle();
    expect(await bubblesOf(world)).toMatchObject([
      { type: "document", media: { mime: "application/pdf", name: "nota.pdf" } },
    ]);
  });

  it.each([
    ["to a number without WhatsApp", { phone: "5541987650000", message: "Oi" }, "send-text"],
    ["from where nothing is", { phone: PHONE, image: "http://127.0.0.1:9/a.png" }, "send-image"],
  ])("%s is accepted and then reported with an error", async (_name, body, path) => {
    const world = await startWithTrigal();
    expect((await zapi(world, "POST", path, body)).status).toBe(200);
    await world.simulator.idle();
    expect(callbacksOf(world)).toMatchObject([{ type: "DeliveryCallback", error: expect.any(String) }]);
  });

  it("is refused as often as planned, in Z-API's words", async () => {
    const world = await startWithTrigal();
    await world.faults({ next: [{ kind: "refuse", code: 429 }], retryAfterSeconds: 7 });
    expect((await zapi(world, "POST", "send-text", { phone: PHONE, message: "Oi" })).status).toBe(429);
    expect((await zapi(world, "POST", "send-text", { phone: PHONE, message: "Oi" })).status).toBe(200);
  });
});

describe("the connection", () => {
  it("is told of, shown, and needed to send", async () => {
    const world = await startWithTrigal();
    expect((await zapi(world, "GET", "status")).body).toMatchObject({ connected: true, smartphoneConnected: true });
    expect((await zapi(world, "GET", "qr-code/image")).body).toEqual({ connected: true });
    await world.call("PUT", "/sim/connection", { isConnected: false });
    expect((await zapi(world, "GET", "status")).body).toMatchObject({ connected: false });
    expect((await zapi(world, "GET", "qr-code/image")).body.value).toMatch(/^data:image\/png;base64,iVBOR/);
    const send = await zapi(world, "POST", "send-text", { phone: PHONE, message: "Oi" });
    expect(send).toEqual({ status: 400, body: { error: "You are not connected." } });
    await world.call("PUT", "/sim/connection", { isConnected: true });
    await world.simulator.idle();
    expect(callbacksOf(world)).toMatchObject([
      { type: "DisconnectedCallback", disconnected: true },
      { type: "ConnectedCallback", connected: true },
    ]);
  });
});
