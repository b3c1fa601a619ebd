import { describe, expect, it } from "vitest";
import { MARIANA, messagesOf, startWorld } from "./support/world.ts";

describe("a customer's phone", () => {
  it("shows both directions, with one tick until Prosa has taken the message and two after", async () => {
    const { simulator, prosa, clock, call, send, bubbles } = await startWorld();
    const release = clock.hold(500);
    prosa.answer(() => 503);
    await call("POST", messagesOf(MARIANA), { text: "Oi" });
    expect(await bubbles(MARIANA)).toMatchObject([{ from: "customer", text: "Oi", status: "sent" }]);

    prosa.answer(() => 200);
    release();
    await send();
    await simulator.idle();
    expect(await bubbles(MARIANA)).toMatchObject([
      { from: "customer", status: "delivered" },
      { from: "business", status: "delivered" },
    ]);
  });

  it("can be asked for the newest messages only", async () => {
    const { call } = await startWorld();
    for (const text of ["um", "dois", "três"]) await call("POST", messagesOf(MARIANA), { text });
    const answer = await call("GET", `${messagesOf(MARIANA)}?limit=2`);
    expect(answer).toMatchObject({ status: 200, body: { items: [{ text: "dois" }, { text: "três" }] } });
  });

  it("counts what arrived and was not read", async () => {
    const { simulator, call, customer, send } = await startWorld();
    await send();
    await simulator.idle();
    expect(await customer(MARIANA)).toMatchObject({ unread: 1 });
    await call("POST", `/sim/customers/${MARIANA}/read`);
    expect(await customer(MARIANA)).toMatchObject({ unread: 0 });
  });

  it("of nobody is not found", async () => {
    const { call } = await startWorld();
    expect(await call("GET", messagesOf("5599999999999"))).toEqual({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });
});
