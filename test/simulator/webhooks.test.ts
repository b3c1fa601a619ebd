import { describe, expect, it } from "vitest";
import type { WebhookState } from "../../simulator/state/feed.ts";
import { startProsa } from "./support/prosa.ts";
import { JOAO, MARIANA, messageTexts, startWorld, type World } from "./support/world.ts";

const write = ({ call }: World, phone: string, text: string) =>
  call("POST", `/sim/customers/${phone}/messages`, { text });

describe("a webhook that Prosa does not take", () => {
  it("is posted again until a 200, and what follows it waits", async () => {
    const world = await startWorld();
    let refusals = 3;
    world.prosa.answer(() => (refusals-- > 0 ? 503 : 200));
    for (const text of ["um", "dois", "três"]) await write(world, MARIANA, text);
    await world.simulator.idle();

    expect(messageTexts(world.prosa.taken())).toEqual(["um", "dois", "três"]);
    expect(messageTexts(world.prosa.received.map(({ value }) => value))).toEqual([
      "um",
      "um",
      "um",
      "um",
      "dois",
      "três",
    ]);
  });

  it("is posted again after any status but 200, a 204 too", async () => {
    const world = await startWorld();
    const answers = [204, 401, 302, 200];
    world.prosa.answer(() => answers.shift() ?? 200);
    await write(world, MARIANA, "um");
    await world.simulator.idle();

    expect(world.prosa.received.map(({ answered }) => answered)).toEqual([204, 401, 302, 200]);
  });

  it("is posted again less and less often", async () => {
    const world = await startWorld();
    let refusals = 8;
    world.prosa.answer(() => (refusals-- > 0 ? 500 : 200));
    await write(world, MARIANA, "um");
    await world.simulator.idle();

    expect(world.clock.waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  it("does not hold up another customer's", async () => {
    const world = await startWorld();
    const release = world.clock.hold(500);
    world.prosa.answer((value) => (value.contacts?.[0].wa_id === MARIANA ? 503 : 200));
    await write(world, MARIANA, "presa");
    await world.prosa.until((received) => received.length === 1);
    await write(world, JOAO, "livre");
    await world.prosa.until(() => messageTexts(world.prosa.taken()).includes("livre"));

    world.prosa.answer(() => 200);
    release();
    await world.simulator.idle();
    expect(messageTexts(world.prosa.taken())).toEqual(["livre", "presa"]);
  });

  it("waits for Prosa to start", async () => {
    const placeholder = await startProsa();
    await placeholder.close();
    const world = await startWorld({ prosaUrl: placeholder.url });
    const release = world.clock.hold(500);
    await write(world, MARIANA, "cedo");
    const prosa = await startProsa(Number(new URL(placeholder.url).port));
    release();
    await world.simulator.idle();

    expect(messageTexts(prosa.taken())).toEqual(["cedo"]);
    await prosa.close();
  });

  it("shows as trouble until it got through", async () => {
    const world = await startWorld();
    const release = world.clock.hold(500);
    world.prosa.answer(() => 503);
    await write(world, MARIANA, "um");
    await expect.poll(() => webhooksOf(world)).toEqual({ waiting: 1, trouble: "HTTP 503" });

    world.prosa.answer(() => 200);
    release();
    await world.simulator.idle();
    expect(await webhooksOf(world)).toEqual({ waiting: 0, trouble: null });
  });
});

describe("when too many webhooks wait", () => {
  it("customers and Prosa are refused, and nothing that waits is lost", async () => {
    const world = await startWorld({ maxWaitingWebhooks: 2 });
    const release = world.clock.hold(500);
    world.prosa.answer(() => 503);
    await write(world, MARIANA, "um");
    await write(world, MARIANA, "dois");

    const full = { status: 503, body: { error: { code: "queue_full" } } };
    expect(await write(world, MARIANA, "três")).toMatchObject(full);
    expect(await world.send()).toMatchObject({ status: 503, body: { error: { code: 131016 } } });

    world.prosa.answer(() => 200);
    release();
    await world.simulator.idle();
    expect(messageTexts(world.prosa.taken())).toEqual(["um", "dois"]);
  });
});

const webhooksOf = async ({ call }: World): Promise<WebhookState> =>
  (await call<{ webhooks: WebhookState }>("GET", "/sim/log")).body.webhooks;
