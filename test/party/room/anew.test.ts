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

describe("P20: a log that was restored to an earlier copy", () => {
  test("P20: and has grown again is known by its marks, though it has a row at the room's cursor", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const lost = [record.commit(conversation(vendas, "Perdida")), record.commit(conversation(vendas, "Perdida"))];
    await host.poke(...lost);
    const before = client.position;
    record.restore(1);
    await host.poke(record.commit(conversation(vendas, "Nova")));
    await host.poke(record.commit(conversation(vendas, "Novíssima")));
    expect(client.position?.epoch).not.toBe(before?.epoch);
    const names = [...client.replica.conversations.values()].map((it) => it.contact.name);
    expect(names.toSorted()).toEqual(["Nova", "Novíssima", "Perdida"]);
    expect(record.asked.filter((it) => it === "snapshot")).toHaveLength(2);
    expect((await host.enter(carla, before)).last("welcome")?.mode).toBe("reset");
  });

  test("P20: is known by the feed too, when the room looks for what it was not told of", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    await host.poke(record.commit(conversation(vendas, "Perdida")));
    const before = client.position;
    record.restore(0);
    record.commit(conversation(vendas, "Nova"));
    await host.clock.advance(30_000);
    expect(client.position?.epoch).not.toBe(before?.epoch);
    expect([...client.replica.conversations.values()].map((it) => it.contact.name)).toEqual(["Nova"]);
  });

  test("a row that was told twice is no other row", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const rows = [record.commit(conversation(vendas, "Rita")), record.commit(conversation(vendas, "Sônia"))];
    await host.poke(...rows);
    const before = record.asked.length;
    await host.poke(...rows);
    expect(record.asked).toHaveLength(before);
    expect(client.all("reset")).toHaveLength(1);
  });
});
