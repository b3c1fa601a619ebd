import { describe, expect, it } from "vitest";
import { someone, sendsTo, zapi } from "./support/channels.ts";
import { startWorld, type World } from "./support/world.ts";

/** What came of so many sends, one after the other: a status, or `lost` where the connection was cut. */
async function outcomes({ send }: World, count: number): Promise<(number | "lost")[]> {
  const found: (number | "lost")[] = [];
  for (let at = 0; at < count; at++) {
    const change = { biz_opaque_callback_data: `msg-${at}` };
    found.push(
      await send(change).then(
        ({ status }) => status,
        () => "lost" as const,
      ),
    );
  }
  return found;
}

describe("random faults", () => {
  it("are the same for the same seed, and others for another", { timeout: 30_000 }, async () => {
    const world = await startWorld();
    const plan = { refuse429: 0.25, fail500: 0.25, loseRequest: 0.1, loseAnswer: 0.1 };
    const run = async (seed: number) => {
      await world.faults({ random: { seed, ...plan } });
      return outcomes(world, 25);
    };
    const first = await run(7);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 429, 500, "lost"]));
  });

  it.each([
    ["refuse429", 429, 0],
    ["fail500", 500, 0],
    ["loseRequest", "lost", 0],
    ["loseAnswer", "lost", 3],
    ["delay", 200, 3],
  ])("of kind %s end as %s, and %i of three are accepted", async (kind, outcome, accepted) => {
    const world = await startWorld();
    await world.faults({ random: { [kind]: 1 } });
    expect(await outcomes(world, 3)).toEqual([outcome, outcome, outcome]);
    expect(await world.log()).toHaveLength(accepted);
  });

  it("speak each provider's language", async () => {
    const world = await startWorld();
    await someone(world, { channel: "messenger", address: "7300000000000021" });
    await world.faults({ random: { refuse429: 1 }, retryAfterSeconds: 3 });
    const message = { recipient: { id: "7300000000000021" }, message: { text: "Oi" } };
    expect(await world.send()).toMatchObject({ status: 429, body: { error: { code: 130429 } } });
    expect(await sendsTo(world, "100000000000003", message)).toMatchObject({
      status: 429,
      body: { error: { code: 613 } },
    });
    expect(await zapi(world, "POST", "send-text", { phone: "5541987650031", message: "Oi" })).toEqual({
      status: 429,
      body: { error: "Too many requests" },
    });
  });

  it("wait for the planned ones", async () => {
    const world = await startWorld();
    await world.faults({ next: [{ kind: "refuse", code: 131042 }], random: { fail500: 1 } });
    expect(await outcomes(world, 2)).toEqual([400, 500]);
  });

  it("are no more than all sends", async () => {
    const { faults } = await startWorld();
    const answer = await faults({ random: { refuse429: 0.6, fail500: 0.6 } });
    expect(answer).toMatchObject({ status: 422, body: { error: { field: "random" } } });
  });
});

describe("the rate", () => {
  it("lets so many sends of a second through, and says when to come back", async () => {
    const world = await startWorld();
    await world.faults({ ratePerSecond: 2, retryAfterSeconds: 1 });
    expect(await outcomes(world, 4)).toEqual([200, 200, 429, 429]);
    world.clock.advance(1000);
    expect(await outcomes(world, 1)).toEqual([200]);
  });

  it("is in the header Retry-After", async () => {
    const { simulator, faults } = await startWorld();
    await faults({ random: { refuse429: 1 }, retryAfterSeconds: 12 });
    const response = await fetch(`${simulator.url}/v23.0/100000000000001/messages`, {
      method: "POST",
      headers: { authorization: "Bearer prosa-demo-token", "content-type": "application/json" },
      body: JSON.stringify({ messaging_product: "whatsapp", to: "5511987650001", text: { body: "Oi" } }),
    });
    expect(response.headers.get("retry-after")).toBe("12");
  });
});

describe("the log", () => {
  it("counts what was accepted by callback data and by text, so that a second time shows", async () => {
    const world = await startWorld();
    const say = (body: string, id: string) => world.send({ text: { body }, biz_opaque_callback_data: id });
    await say("um", "msg-1");
    await say("um", "msg-2");
    await say("dois", "msg-2");
    const { body } = await world.call<{ counts: object }>("GET", "/sim/log");
    expect(body.counts).toEqual({ callbackData: { "msg-1": 1, "msg-2": 2 }, text: { um: 2, dois: 1 } });
  });
});
