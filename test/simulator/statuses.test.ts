import { describe, expect, it } from "vitest";
import { MARIANA, OTAVIO, startWorld, statusesOf, statusNames } from "./support/world.ts";

describe("the statuses of a message", () => {
  it("follow in order and echo the callback data", async () => {
    const { simulator, prosa, send } = await startWorld({ autoRead: true });
    const { body } = await send({ biz_opaque_callback_data: "msg-1" });
    await simulator.idle();

    const statuses = statusesOf(prosa.taken());
    expect(statuses.map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
    for (const status of statuses) {
      expect(status).toMatchObject({
        id: body.messages[0].id,
        recipient_id: MARIANA,
        biz_opaque_callback_data: "msg-1",
        pricing: { billable: false, pricing_model: "PMP", category: "service", type: "free_customer_service" },
      });
    }
  });

  it("carry no callback data when none was given", async () => {
    const { simulator, prosa, send } = await startWorld();
    await send();
    await simulator.idle();
    expect(statusesOf(prosa.taken())[0]).not.toHaveProperty("biz_opaque_callback_data");
  });

  it("name the conversation and when it ends, 24 hours after the customer wrote", async () => {
    const { simulator, prosa, clock, send } = await startWorld();
    await send();
    await simulator.idle();

    const [sent, delivered] = statusesOf(prosa.taken());
    const endsAt = String(clock.now() / 1000 + 24 * 60 * 60);
    expect(sent).toMatchObject({ conversation: { expiration_timestamp: endsAt, origin: { type: "service" } } });
    expect(delivered?.conversation?.id).toBe(sent?.conversation?.id);
  });

  it("say read only once the customer looked, and for everything that had arrived", async () => {
    const { simulator, prosa, call, send } = await startWorld();
    await send();
    await send({ text: { body: "Ainda está aí?" } });
    await simulator.idle();
    expect(statusNames(prosa.taken())).not.toContain("read");

    expect((await call("POST", `/sim/customers/${MARIANA}/read`)).body).toEqual({ read: 2 });
    expect((await call("POST", `/sim/customers/${MARIANA}/read`)).body).toEqual({ read: 0 });
    await simulator.idle();
    expect(statusNames(prosa.taken()).filter((status) => status === "read")).toHaveLength(2);
  });

  it("say read once, also where the customer looks before reading by themselves", async () => {
    const { simulator, prosa, clock, call, send } = await startWorld({
      autoRead: true,
      statusDelays: { sent: 1, delivered: 2, read: 3 },
    });
    const release = clock.hold(3);
    await send();
    await prosa.until((received) => received.length === 2);
    await call("POST", `/sim/customers/${MARIANA}/read`);
    release();
    await simulator.idle();
    expect(statusNames(prosa.taken())).toEqual(["sent", "delivered", "read"]);
  });

  it("keep the number of who hides it, unless Prosa wrote to the number", async () => {
    const { simulator, prosa, customer, send } = await startWorld();
    const { bsuid } = await customer(OTAVIO);
    await send({ to: undefined, recipient: bsuid });
    await simulator.idle();

    expect(prosa.taken()[0]?.contacts).toEqual([{ profile: { name: "Otávio Reis" }, user_id: bsuid }]);
    const [status] = statusesOf(prosa.taken());
    expect(status).toMatchObject({ recipient_user_id: bsuid });
    expect(status).not.toHaveProperty("recipient_id");

    await send({ to: OTAVIO });
    await simulator.idle();
    expect(prosa.taken().at(-1)).toMatchObject({
      contacts: [{ wa_id: OTAVIO, user_id: bsuid }],
      statuses: [{ recipient_id: OTAVIO, recipient_user_id: bsuid }],
    });
  });
});
