import { describe, expect, it } from "vitest";
import { CELIA, MARIANA, OTAVIO, startWorld } from "./support/world.ts";

describe("a text that Prosa sends", () => {
  it("is accepted with a message id and the recipient's WhatsApp id", async () => {
    const { send, log } = await startWorld();
    const { status, body } = await send({ to: "+55 (11) 98765-0001", biz_opaque_callback_data: "msg-1" });

    expect(status).toBe(200);
    expect(body).toEqual({
      messaging_product: "whatsapp",
      contacts: [{ input: "+55 (11) 98765-0001", wa_id: MARIANA }],
      messages: [{ id: expect.stringMatching(/^wamid\../) }],
    });
    expect(await log()).toMatchObject([{ id: body.messages[0].id, phone: MARIANA, callbackData: "msg-1" }]);
  });

  it("appears on the customer's phone", async () => {
    const { simulator, send, bubbles } = await startWorld();
    await send();
    await simulator.idle();
    expect(await bubbles(MARIANA)).toMatchObject([{ from: "business", text: "Bom dia, Mariana", status: "delivered" }]);
  });

  it("reaches the same person with and without the ninth digit", async () => {
    const { send, log } = await startWorld();
    expect((await send({ to: "551187650001" })).body.contacts[0].wa_id).toBe(MARIANA);
    expect((await send({ to: "5551987650005" })).body.contacts[0].wa_id).toBe(CELIA);
    expect((await log()).map(({ phone }) => phone)).toEqual([MARIANA, CELIA]);
  });

  it("goes to a business-scoped user id, which the answer repeats without the number", async () => {
    const { customer, send, log } = await startWorld();
    const { bsuid } = await customer(OTAVIO);
    const { body } = await send({ to: undefined, recipient: bsuid });

    expect(body.contacts).toEqual([{ input: bsuid, user_id: bsuid }]);
    expect(await log()).toMatchObject([{ phone: OTAVIO, sentTo: "bsuid" }]);
  });

  it("goes to the number when it names both", async () => {
    const { send } = await startWorld();
    const { body } = await send({ recipient: "BR.12345678" });
    expect(body.contacts).toEqual([{ input: MARIANA, wa_id: MARIANA }]);
  });

  it("may have 4,096 characters, whatever their size in bytes", async () => {
    const { send } = await startWorld();
    expect((await send({ text: { body: "é".repeat(4095) + "👍" } })).status).toBe(200);
  });
});

describe("marking as read", () => {
  it("turns the ticks of the message and of those before it", async () => {
    const { simulator, call, send, bubbles } = await startWorld();
    const ids: string[] = [];
    for (const text of ["um", "dois", "três"]) {
      ids.push((await call("POST", `/sim/customers/${MARIANA}/messages`, { text })).body.message.id);
    }
    await simulator.idle();
    const answer = await send({ status: "read", message_id: ids[1] });

    expect(answer).toEqual({ status: 200, body: { success: true } });
    expect((await bubbles(MARIANA)).map(({ status }) => status)).toEqual(["read", "read", "delivered"]);
  });

  it("is not undone by a copy of the message that Prosa takes later", async () => {
    const { simulator, prosa, clock, call, send, faults, bubbles } = await startWorld();
    const release = clock.hold(500);
    await faults({ duplicate: 2 });
    const answers = [200, 503];
    prosa.answer(() => answers.shift() ?? 200);
    const { body } = await call("POST", `/sim/customers/${MARIANA}/messages`, { text: "Oi" });
    await prosa.until((received) => received.length === 2);
    await send({ status: "read", message_id: body.message.id });

    release();
    await simulator.idle();
    expect(await bubbles(MARIANA)).toMatchObject([{ status: "read" }]);
  });
});
