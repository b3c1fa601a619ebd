import { describe, expect, test } from "vitest";
import { carla, vendas } from "./support/people.ts";
import { conversation, message } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("frames", () => {
  test("P18: a fact too long for a frame is told without its message, and the feed goes on", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const it = record.given(conversation(vendas, "Rita"));
    await host.poke(
      record.commit(it, message(it.id, "x".repeat(1_000_000))),
      record.commit(it, message(it.id, "short")),
    );
    const told = client.all("facts").flatMap((frame) => frame.facts);
    expect(told.map((fact) => fact.fact === "conversation" && fact.message?.text)).toEqual([undefined, "short"]);
    expect(client.position?.seq).toBe(2);
  });

  test("P2: facts too long for one frame come in several", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const it = record.given(conversation(vendas, "Rita"));
    await host.poke(...Array.from({ length: 8 }, () => record.commit(it, message(it.id, "x".repeat(200_000)))));
    expect(client.all("facts").length).toBeGreaterThan(1);
    expect(client.replica.messages.size).toBe(8);
  });
});
