import { describe, expect, test } from "vitest";
import { carla, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("P20: a room that cannot go on from its own copy", () => {
  test("P20: a log trimmed past the room's cursor begins a new epoch and resets everybody", async () => {
    const { host, record } = vendasRoom();
    const gone = record.given(conversation(vendas, "Rita"));
    const client = await host.enter(carla);
    const before = client.position;
    record.conversations.delete(gone.id);
    for (let n = 0; n < 3; n += 1) record.commit(conversation(vendas, "Sônia"));
    record.floor = 2;
    await host.poke(record.log[2]!);
    expect(client.position?.epoch).not.toBe(before?.epoch);
    expect([...client.replica.conversations.values()].map((it) => it.contact.name)).toEqual([
      "Sônia",
      "Sônia",
      "Sônia",
    ]);
    const late = await host.enter(carla, before);
    expect(late.last("welcome")?.mode).toBe("reset");
  });

  test("a log with a gap is not trusted: the room begins anew", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.commit(conversation(vendas, "Rita"));
    record.commit(conversation(vendas, "Sônia"));
    record.pull = async () => ({ rows: [record.log[1]!], hasMore: false, isTooOld: false });
    await host.poke(record.log[1]!);
    expect(client.replica.conversations.size).toBe(2);
  });

  test("P9: when the scope ceases to exist everybody is gone", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.exists = false;
    record.commit(conversation(vendas, "Rita"));
    record.floor = 1;
    await host.clock.advance(30_000);
    expect(client.last("refusal")?.reason).toBe("gone");
    expect(host.stored.size).toBe(0);
  });
});
