import { describe, expect, it } from "vitest";
import { inboundOf, MARIANA, messagesOf, OTAVIO, startWorld } from "./support/world.ts";

describe("a customer's message", () => {
  it("reaches Prosa with the customer's name, number and business-scoped user id", async () => {
    const { simulator, prosa, clock, call } = await startWorld();
    const { status, body } = await call("POST", messagesOf(MARIANA), { text: "Oi" });
    await simulator.idle();

    const bsuid = expect.stringMatching(/^BR\.\d{20}$/);
    expect(status).toBe(201);
    expect(prosa.taken()).toEqual([
      {
        messaging_product: "whatsapp",
        metadata: { display_phone_number: "551130000001", phone_number_id: "100000000000001" },
        contacts: [{ profile: { name: "Mariana Souza" }, wa_id: MARIANA, user_id: bsuid }],
        messages: [
          {
            from: MARIANA,
            from_user_id: bsuid,
            id: body.message.id,
            timestamp: String(clock.now() / 1000),
            type: "text",
            text: { body: "Oi" },
          },
        ],
      },
    ]);
  });

  it("names only the user id of who hides the number", async () => {
    const { simulator, prosa, call } = await startWorld();
    await call("POST", messagesOf(OTAVIO), { text: "Oi" });
    await simulator.idle();
    expect(JSON.stringify(prosa.taken())).not.toContain(OTAVIO);
    expect(prosa.taken()[0]?.contacts?.[0]).toHaveProperty("user_id");
  });

  it("creates who is not known yet, and changes who is", async () => {
    const { simulator, prosa, call } = await startWorld();
    await call("POST", messagesOf("5548987650009"), { text: "Oi", name: "Lia", bsuid: "BR.987" });
    await call("POST", messagesOf("5548987650009"), { text: "Sou eu", hidePhone: true });
    await simulator.idle();

    const [first, second] = prosa.taken().map((value) => value.contacts?.[0]);
    expect(first).toEqual({ profile: { name: "Lia" }, wa_id: "5548987650009", user_id: "BR.987" });
    expect(second).toEqual({ profile: { name: "Lia" }, user_id: "BR.987" });
  });

  it("quotes the message it replies to", async () => {
    const { simulator, prosa, call } = await startWorld();
    await call("POST", messagesOf(MARIANA), { text: "Esse", replyTo: "wamid.quoted" });
    await simulator.idle();
    expect(inboundOf(prosa.taken())[0]?.context).toEqual({ from: "551130000001", id: "wamid.quoted" });
  });

  const media = (mimeType: string) => ({
    mime_type: mimeType,
    sha256: expect.stringMatching(/^[\w+/]{43}=$/),
    id: expect.stringMatching(/^\d+$/),
  });
  const kinds: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ["image", { text: "Veja" }, { image: { caption: "Veja", ...media("image/jpeg") } }],
    ["video", {}, { video: media("video/mp4") }],
    ["audio", {}, { audio: { ...media("audio/ogg; codecs=opus"), voice: true } }],
    ["sticker", {}, { sticker: { ...media("image/webp"), animated: false } }],
    ["document", { fileName: "nota.pdf" }, { document: { filename: "nota.pdf", ...media("application/pdf") } }],
    ["location", {}, { location: { latitude: -23.561414, longitude: -46.655881, name: "Avenida Paulista, 1578" } }],
    ["contacts", { contactName: "Zeca" }, { contacts: [expect.objectContaining({ phones: expect.any(Array) })] }],
    ["reaction", { messageId: "wamid.x" }, { reaction: { message_id: "wamid.x", emoji: "👍" } }],
    ["reaction", { messageId: "wamid.x", emoji: "" }, { reaction: { message_id: "wamid.x" } }],
    ["unsupported", {}, { errors: [expect.objectContaining({ code: 131051 })] }],
  ];

  it.each(kinds)("of type %s with %o is shaped as Meta shapes it", async (type, sent, shape) => {
    const { simulator, prosa, call } = await startWorld();
    await call("POST", messagesOf(MARIANA), { type, ...sent });
    await simulator.idle();
    const [message] = inboundOf(prosa.taken());
    const { from: _from, from_user_id: _user, id: _id, timestamp: _at, ...block } = message!;
    expect(block).toEqual({ type, ...shape });
  });

  it("that reacts goes to the company's last message, and is refused when there is none", async () => {
    const { simulator, prosa, call, send } = await startWorld();
    const refused = await call("POST", messagesOf(MARIANA), { type: "reaction" });
    expect(refused).toEqual({ status: 409, body: { error: { code: "nothing_to_react_to" } } });

    const sent = await send();
    await call("POST", messagesOf(MARIANA), { type: "reaction", emoji: "🙏" });
    await simulator.idle();
    const reaction = { message_id: sent.body.messages[0].id, emoji: "🙏" };
    expect(inboundOf(prosa.taken())).toMatchObject([{ reaction }]);
  });

  it.each([
    [{ text: "" }, "text"],
    [{}, "text"],
    [{ type: "telepathy" }, "type"],
    [{ text: "Oi", bsuid: "no" }, "bsuid"],
  ])("%o is refused, naming the field", async (body, field) => {
    const { call } = await startWorld();
    expect(await call("POST", messagesOf(MARIANA), body)).toEqual({
      status: 422,
      body: { error: { code: "invalid", field } },
    });
  });

  it("from something that is no number is refused", async () => {
    const { call } = await startWorld();
    const answer = await call("POST", messagesOf("abc"), { text: "Oi" });
    expect(answer.body.error).toEqual({ code: "invalid", field: "phone" });
  });
});
