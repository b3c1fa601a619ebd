import { describe, expect, test } from "vitest";
import { encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, CLOSE_CODE, PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import { ana, carla, elisa, idOf, LOJA, VENDAS, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("a hello", () => {
  test("P11: a newcomer is welcomed with a reset and gets the rows it wants", async () => {
    const { host, record } = vendasRoom();
    const waiting = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    expect(client.frames.map((it) => it.type)).toEqual(["welcome", "reset", "rows"]);
    expect(client.last("welcome")).toMatchObject({ mode: "reset", position: { seq: 0, authz: "team/member/0" } });
    expect(client.last("reset")).toMatchObject({ versions: [[waiting.id, 1]], isLast: true });
    expect([...client.replica.conversations.values()]).toEqual([waiting]);
  });

  test("P7: of another protocol version is refused with upgrade", async () => {
    const { host, record } = vendasRoom();
    const client = await host.connect();
    await client.say({ type: "hello", version: PROTOCOL_VERSION + 1, ticket: `${carla.id}|${VENDAS}`, position: null });
    expect(client.last("refusal")?.reason).toBe("upgrade");
    expect(client.closed?.code).toBe(CLOSE_CODE.upgrade);
    expect(record.asked).toEqual([]);
  });

  test.each([
    ["that cannot be verified", "not a ticket"],
    ["for another scope", `${carla.id}|${LOJA}`],
  ])("P8: with a ticket %s is refused with stale, before the feed is asked", async (_, ticket) => {
    const { host, record } = vendasRoom();
    const client = await host.connect();
    await client.say({ type: "hello", version: PROTOCOL_VERSION, ticket, position: null });
    expect(client.last("refusal")?.reason).toBe("stale");
    expect(record.asked).toEqual([]);
  });

  test("P9: of who does not belong to the team is refused with gone", async () => {
    const { host, record } = vendasRoom();
    record.given(conversation(vendas, "Rita"));
    const client = await host.enter(elisa);
    expect(client.frames).toEqual([{ type: "refusal", reason: "gone" }]);
    expect(client.closed?.code).toBe(4403);
  });

  test("P9: to a scope that does not exist is refused with gone", async () => {
    const { host, record } = vendasRoom();
    record.exists = false;
    expect((await host.enter(carla)).last("refusal")?.reason).toBe("gone");
  });

  test("P9: is decided on what is committed when it arrives, not on an answer already under way", async () => {
    const { host, record } = vendasRoom();
    await host.enter(ana);
    let answer = (): void => {};
    record.gate = new Promise((resolve) => (answer = resolve));
    const early = await host.connect();
    const earlyHello = early.hello(carla, null);
    await host.quiet();
    record.setMember(elisa);
    const late = await host.connect();
    const lateHello = late.hello(elisa, null);
    answer();
    await Promise.all([earlyHello, lateHello]);
    expect(late.last("welcome")?.position.authz).toBe("team/member/1");
  });

  test("P10: is refused with unavailable while the feed is down, and accepted when it is back", async () => {
    const { host, record } = vendasRoom();
    record.isDown = true;
    expect((await host.enter(carla)).last("refusal")?.reason).toBe("unavailable");
    record.isDown = false;
    expect((await host.enter(carla)).last("welcome")?.mode).toBe("reset");
  });

  test("many that come at once share one look at the feed", async () => {
    const { host, record } = vendasRoom();
    await host.enter(ana);
    record.asked.length = 0;
    const clients = await Promise.all(Array.from({ length: 20 }, () => host.connect()));
    await Promise.all(clients.map((it) => it.hello(carla, null)));
    expect(clients.every((it) => it.last("welcome"))).toBe(true);
    expect(record.asked.length).toBeLessThanOrEqual(2);
  });

  test.each([
    ["anything else", { type: "ack", seq: 0 }],
    ["a want", { type: "want", ids: [idOf(1)] }],
  ] satisfies [string, ClientFrame][])("P6: %s before it is malformed", async (_, frame) => {
    const { host } = vendasRoom();
    const client = await host.connect();
    await client.say(frame);
    expect(client.last("refusal")?.reason).toBe("malformed");
  });

  test("P6: a second one is malformed, also while the first waits for its answer", async () => {
    const { host } = vendasRoom();
    const client = await host.enter(carla);
    await client.hello(carla, null);
    expect(client.last("refusal")?.reason).toBe("malformed");

    const hasty = await host.connect();
    const hello = {
      type: "hello",
      version: PROTOCOL_VERSION,
      ticket: `${carla.id}|${VENDAS}`,
      position: null,
    } as const;
    await Promise.all([host.receive(hasty, encodeFrame(hello)), host.receive(hasty, encodeFrame(hello))]);
    await host.quiet();
    expect(hasty.frames).toEqual([{ type: "refusal", reason: "malformed" }]);
  });

  test("P6: is waited for 10 seconds, also across a loss of memory", async () => {
    const { host } = vendasRoom();
    const silent = await host.connect();
    await host.clock.advance(9_000);
    host.forgetMemory();
    await host.connect();
    await host.clock.advance(999);
    expect(silent.closed).toBeNull();
    await host.clock.advance(1);
    expect(silent.closed).toEqual({ code: CLOSE_CODE.slow, reason: "slow" });
  });

  test("P5: a ping is answered before it", async () => {
    const { host } = vendasRoom();
    const client = await host.connect();
    await client.say({ type: "ping" });
    expect(client.frames).toEqual([{ type: "pong" }]);
  });
});
