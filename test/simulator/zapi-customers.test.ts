import { describe, expect, it } from "vitest";
import { callbacksOf, says, zapi, type Fields } from "./support/channels.ts";
import { bubblesOf, KEY, PHONE, startWithTrigal } from "./support/trigal.ts";

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
