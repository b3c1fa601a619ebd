import { describe, expect, it } from "vitest";
import { MARIANA, startWorld, statusesOf, statusNames } from "./support/world.ts";

describe("the next sends", () => {
  it.each([
    [{ kind: "refuse", code: 130429 }, 429, { code: 130429, message: "(#130429) Rate limit hit" }],
    [{ kind: "refuse", code: 131000 }, 500, { code: 131000 }],
    [
      { kind: "refuse", code: 131042, details: "Cartão recusado" },
      400,
      { code: 131042, error_data: { messaging_product: "whatsapp", details: "Cartão recusado" } },
    ],
    [{ kind: "refuse", code: 999, status: 503 }, 503, { code: 999 }],
  ])("are refused by %o, once, and nothing is accepted", async (fault, status, error) => {
    const { faults, send, log } = await startWorld();
    await faults({ next: [fault] });
    expect(await send()).toMatchObject({ status, body: { error } });
    expect(await log()).toEqual([]);

    expect((await send()).status).toBe(200);
    expect(await log()).toHaveLength(1);
  });

  it("take their faults in order", async () => {
    const { faults, send } = await startWorld();
    await faults({
      next: [
        { kind: "refuse", code: 130429 },
        { kind: "refuse", code: 131000 },
      ],
    });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([429, 500, 200]);
  });

  it("that are malformed use up no fault", async () => {
    const { faults, send, call } = await startWorld();
    await faults({ next: [{ kind: "refuse", code: 130429 }] });
    await send({ to: "nobody" });
    expect((await call("GET", "/sim/faults")).body.next).toHaveLength(1);
  });

  it("lose their answer, and still arrive once with all statuses and the callback data", async () => {
    const { simulator, prosa, faults, send, log, bubbles } = await startWorld();
    await faults({ next: [{ kind: "loseAnswer" }] });
    await expect(send({ biz_opaque_callback_data: "msg-1" })).rejects.toThrow("fetch failed");
    await simulator.idle();

    expect(await log()).toMatchObject([{ callbackData: "msg-1" }]);
    expect(await bubbles(MARIANA)).toHaveLength(1);
    expect(statusNames(prosa.taken())).toEqual(["sent", "delivered"]);
    expect(statusesOf(prosa.taken())[0]?.biz_opaque_callback_data).toBe("msg-1");
  });

  it("are lost before they are accepted, and nothing comes of them", async () => {
    const { simulator, prosa, faults, send, log } = await startWorld();
    await faults({ next: [{ kind: "loseRequest" }] });
    await expect(send()).rejects.toThrow("fetch failed");
    await simulator.idle();
    expect(await log()).toEqual([]);
    expect(prosa.received).toEqual([]);
  });

  it("are accepted at once and answered late", async () => {
    const { simulator, prosa, clock, faults, send } = await startWorld();
    const release = clock.hold(5000);
    await faults({ next: [{ kind: "delay", ms: 5000 }] });
    const answers: number[] = [];
    const answered = send().then(({ status }) => answers.push(status));
    await prosa.until((received) => received.length === 2);
    await simulator.idle();

    expect(statusNames(prosa.taken())).toEqual(["sent", "delivered"]);
    expect(answers).toEqual([]);
    release();
    await answered;
    expect(answers).toEqual([200]);
  });

  it("are accepted and reported as failed, on the phone too", async () => {
    const { simulator, prosa, faults, send, bubbles } = await startWorld();
    await faults({ next: [{ kind: "undeliver", code: 131026, details: "Sem WhatsApp" }] });
    expect((await send()).status).toBe(200);
    await simulator.idle();

    expect(prosa.taken()[0]).not.toHaveProperty("contacts");
    expect(statusesOf(prosa.taken())).toMatchObject([
      { status: "failed", recipient_id: MARIANA, errors: [{ code: 131026, error_data: { details: "Sem WhatsApp" } }] },
    ]);
    expect(await bubbles(MARIANA)).toMatchObject([{ status: "failed", failure: { code: 131026 } }]);
  });
});

describe("the plan", () => {
  it("is replaced as a whole", async () => {
    const { faults } = await startWorld();
    await faults({ duplicate: 2, next: [{ kind: "loseAnswer" }] });
    expect((await faults({ shuffle: 3 })).body).toEqual({ next: [], duplicate: 1, shuffle: 3, statuses: "ordered" });
  });

  it.each([
    [{ next: [{ kind: "explode" }] }, "next.0.kind"],
    [{ duplicate: 0 }, "duplicate"],
    [{ statuses: "lost" }, "statuses"],
  ])("%o is refused, naming the field", async (plan, field) => {
    const { faults } = await startWorld();
    expect(await faults(plan)).toEqual({ status: 422, body: { error: { code: "invalid", field } } });
  });
});
