import { describe, expect, it } from "vitest";
import { MARIANA, startWorld, statusesOf, statusNames, TOKEN } from "./support/world.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("a request that Meta would refuse", () => {
  const refused: [string, Record<string, unknown>, number, number][] = [
    ["without messaging_product", { messaging_product: undefined }, 400, 100],
    ["without a recipient", { to: undefined }, 400, 100],
    ["to something that is no number", { to: "mariana" }, 400, 100],
    ["to a number with too many digits", { to: "5511987650001234" }, 400, 100],
    ["to something that is no user id", { to: undefined, recipient: "12345" }, 400, 100],
    ["to a group", { recipient_type: "group" }, 400, 100],
    ["without a text", { text: undefined }, 400, 100],
    ["with an empty text", { text: { body: " " } }, 400, 100],
    ["with a text that is no string", { text: { body: 7 } }, 400, 100],
    ["with a text of 4,097 characters", { text: { body: "a".repeat(4097) } }, 400, 100],
    ["with callback data of 513 characters", { biz_opaque_callback_data: "a".repeat(513) }, 400, 100],
    ["of a type that is not simulated", { type: "carrier-pigeon" }, 400, 131051],
    ["that marks a message nobody wrote as read", { status: "read", message_id: "wamid.none" }, 400, 100],
  ];

  it.each(refused)("%s", async (_name, change, status, code) => {
    const { send, log } = await startWorld();
    const answer = await send(change);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(await log()).toEqual([]);
  });

  it("has Meta's error shape", async () => {
    const { send } = await startWorld();
    const { body } = await send({ text: { body: "a".repeat(4097) } });
    expect(body).toEqual({
      error: {
        message: "(#100) Param text['body'] must be at most 4096 characters long.",
        type: "OAuthException",
        code: 100,
        error_data: { messaging_product: "whatsapp", details: expect.any(String) },
        fbtrace_id: expect.any(String),
      },
    });
  });

  it("with a body that is no JSON", async () => {
    const { call } = await startWorld();
    const answer = await call("POST", "/v23.0/100000000000001/messages", "{", TOKEN);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  });

  it.each(["", "Bearer wrong", "prosa-demo-token", "Bearer prosa-demo-token2"])(
    "with the wrong token: '%s'",
    async (authorization) => {
      const { call } = await startWorld();
      const answer = await call("POST", "/v23.0/100000000000001/messages", {}, { authorization });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 190, type: "OAuthException" } } });
    },
  );

  it("from a number that the account does not have", async () => {
    const { call, log } = await startWorld();
    const body = { messaging_product: "whatsapp", to: MARIANA, text: { body: "Oi" } };
    const answer = await call("POST", "/v23.0/999/messages", body, TOKEN);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 100 } } });
    expect(await log()).toEqual([]);
  });
});

describe("the 24-hour window", () => {
  it("closes a day after the customer's last message, and opens with the next", async () => {
    const { call, clock, send } = await startWorld();
    clock.advance(DAY_MS - 1);
    expect((await send()).status).toBe(200);
    clock.advance(1);
    expect(await send()).toMatchObject({ status: 400, body: { error: { code: 131047 } } });

    await call("POST", `/sim/customers/${MARIANA}/messages`, { text: "Oi" });
    expect((await send()).status).toBe(200);
  });

  it("can be closed and opened by whoever plays the customer", async () => {
    const { call, send } = await startWorld();
    await call("POST", "/sim/customers", { phone: MARIANA, windowOpen: false });
    expect((await send()).body.error.code).toBe(131047);
    await call("POST", "/sim/customers", { phone: MARIANA, windowOpen: true });
    expect((await send()).status).toBe(200);
  });
});

describe("a number without WhatsApp", () => {
  it("is accepted, and reported as undeliverable", async () => {
    const { simulator, prosa, send } = await startWorld();
    const { status, body } = await send({ to: "5511987650000", biz_opaque_callback_data: "msg-1" });
    await simulator.idle();

    expect(status).toBe(200);
    expect(statusNames(prosa.taken())).toEqual(["failed"]);
    expect(statusesOf(prosa.taken())[0]).toMatchObject({
      id: body.messages[0].id,
      recipient_id: "5511987650000",
      biz_opaque_callback_data: "msg-1",
      errors: [{ code: 131026, title: "Message undeliverable" }],
    });
  });
});
