import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { callbacksOf, says, someone, zapi, type Fields } from "./support/channels.ts";
import { startWorld, type World } from "./support/world.ts";

const PHONE = "5541987650031";
const KEY = `zapi:${PHONE}`;

async function startWithTrigal(change: Fields = {}): Promise<World> {
  const world = await startWorld();
  await someone(world, { channel: "zapi", phone: PHONE, name: "Padaria Trigal", ...change });
  return world;
}

const bubblesOf = async ({ call }: World) =>
  (await call<{ items: Fields[] }>("GET", `/sim/customers/${KEY}/messages`)).body.items;

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

describe("a customer's message through Z-API", () => {
  const shapes: [Fields, Fields][] = [
    [{ text: "Oi" }, { text: { message: "Oi" }, fromMe: false, isGroup: false }],
    [{ text: "Esse", replyTo: "A1" }, { referenceMessageId: "A1" }],
    [{ text: "Oi", ad: "Inverno" }, { externalAdReply: { title: "Inverno", sourceType: "ad" } }],
    [{ type: "image", text: "Veja" }, { image: { caption: "Veja", mimeType: "image/jpeg" } }],
    [{ type: "audio" }, { audio: { ptt: true, mimeType: "audio/ogg; codecs=opus" } }],
    [{ type: "document" }, { document: { fileName: "comprovante.pdf", mimeType: "application/pdf" } }],
    [{ type: "location" }, { location: { latitude: -23.561414 } }],
    [{ type: "contacts" }, { contact: { displayName: "Oficina do Zeca", phones: ["551130000077"] } }],
    [{ type: "reaction", messageId: "A1" }, { reaction: { value: "👍", referencedMessage: { messageId: "A1" } } }],
  ];
  it.each(shapes)("%o is shaped as Z-API shapes it", async (sent, shape) => {
    const world = await startWithTrigal();
    await says(world, KEY, sent);
    const about = { type: "ReceivedCallback", phone: PHONE, senderName: "Padaria Trigal", instanceId: "PROSA-DEMO" };
    expect(callbacksOf(world)).toMatchObject([{ ...about, ...shape }]);
  });

  it("has its file in Z-API's storage", async () => {
    const world = await startWithTrigal();
    await says(world, KEY, { type: "audio" });
    const [callback] = callbacksOf(world) as [{ audio: { audioUrl: string } }];
    expect((await fetch(callback.audio.audioUrl)).headers.get("content-type")).toBe("audio/ogg; codecs=opus");
  });

  it("is edited and taken back under its own id", async () => {
    const world = await startWithTrigal();
    const { body } = await says(world, KEY, { text: "Duas" });
    const messageId = body.message.id;
    await says(world, KEY, { type: "edit", text: "Três" });
    await says(world, KEY, { type: "revoke" });
    expect(callbacksOf(world).slice(1)).toMatchObject([
      { messageId, isEdit: true, text: { message: "Três" } },
      { messageId, notification: "REVOKE" },
    ]);
  });

  it("of who hides the number comes from an @lid, which can be answered", async () => {
    const world = await startWithTrigal({ hidePhone: true });
    await says(world, KEY, { text: "Oi" });
    const [{ phone }] = callbacksOf(world) as [{ phone: string }];
    expect(phone).toMatch(/^\d+@lid$/);
    await zapi(world, "POST", "send-text", { phone, message: "Olá" });
    expect(await bubblesOf(world)).toMatchObject([{ text: "Oi" }, { text: "Olá" }]);
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
