import { describe, expect, test } from "vitest";
import { encodeFrame, MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import { CLOSE_CODE } from "#shared/protocol/frames.ts";
import { LIMITS } from "../../../party/room/limits.ts";
import { ana, carla, diego, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("what hostile clients send", () => {
  const bytes = (...parts: (number | string)[]) =>
    new Uint8Array(parts.flatMap((it) => (typeof it === "number" ? [it] : [...new TextEncoder().encode(it)])));
  const json = (value: unknown) => bytes(0, JSON.stringify(value));

  test.each([
    ["text", "hello"],
    ["nothing", new Uint8Array()],
    ["an update without a number", bytes(1, 0, 0, 0, 0, 1)],
    ["no JSON", bytes(0, "{")],
    ["no UTF-8", bytes(0, 0xff, 0xfe)],
    ["null", json(null)],
    ["an unknown type", json({ type: "reset" })],
    ["an ack of no number", json({ type: "ack", seq: "1" })],
    ["an ack below zero", json({ type: "ack", seq: -1 })],
    ["too many ids", json({ type: "want", ids: Array.from({ length: 501 }, () => vendas.id) })],
    ["ids that are none", json({ type: "want", ids: ["__proto__"] })],
    ["deep nesting", bytes(0, "[".repeat(100_000))],
    ["more than a frame", bytes(0, " ".repeat(MAX_FRAME_BYTES), '{"type":"ping"}')],
    ["something else altogether", { type: "ping" }],
  ])("P3: %s is refused as malformed, and the room goes on", async (_, data) => {
    const { host, record } = vendasRoom();
    const [hostile, other] = [await host.enter(carla), await host.enter(ana)];
    await hostile.sayBytes(data);
    expect(hostile.last("refusal")?.reason).toBe("malformed");
    expect(hostile.closed?.code).toBe(CLOSE_CODE.malformed);
    await host.poke(record.commit(conversation(vendas, "Rita")));
    expect(other.replica.conversations.size).toBe(1);
    expect(host.reported).toEqual([]);
  });

  test("P22: a flood is refused, an honest burst is not", async () => {
    const { host } = vendasRoom();
    const client = await host.enter(carla);
    const ping = encodeFrame({ type: "ping" });
    for (let n = 0; n < LIMITS.burst - 10; n += 1) await host.receive(client, ping);
    expect(client.closed).toBeNull();
    await host.clock.advance(1_000);
    for (let n = 0; n < LIMITS.framesPerSecond; n += 1) await host.receive(client, ping);
    expect(client.closed).toBeNull();
    for (let n = 0; n < 20; n += 1) await host.receive(client, ping);
    expect(client.last("refusal")?.reason).toBe("flood");
  });

  test("P22: wants count by what they ask for", async () => {
    const { host } = vendasRoom();
    const client = await host.enter(carla);
    const want = encodeFrame({ type: "want", ids: Array.from({ length: 500 }, () => vendas.id) });
    for (let n = 0; n < 101; n += 1) await host.receive(client, want);
    expect(client.last("refusal")?.reason).toBe("flood");
  });

  test("a socket that cannot be written to does no harm to the others", async () => {
    const { host, record } = vendasRoom();
    const [broken, other] = [await host.enter(carla), await host.enter(diego)];
    const closed = () => {
      throw new Error("the socket is closed");
    };
    Object.assign(broken, { send: closed, setAttachment: closed, close: closed });
    await host.poke(record.commit(conversation(vendas, "Rita")), record.setAccess("attendant"));
    await host.poke(record.removeMember(carla));
    expect(other.replica.conversations.size).toBe(1);
    expect(other.position?.seq).toBe(3);
    expect(host.reported).toEqual([]);
  });
});
