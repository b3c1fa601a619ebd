import { describe, expect, test } from "vitest";
import { RECENT_MS } from "#shared/model/conversation.ts";
import { ana, carla, vendas } from "./support/people.ts";
import { conversation, message } from "./support/record.ts";
import { vendasRoom } from "./support/rooms.ts";

const seqs = (client: { all: (type: "facts") => { to: number }[] }): number[] => client.all("facts").map((it) => it.to);

describe("following the log", () => {
  test("P13: rows that follow the cursor are told in order, and known ones not again", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const [one, two] = [record.commit(conversation(vendas, "Rita")), record.commit(conversation(vendas, "Sônia"))];
    await host.poke(one);
    await host.poke(one, two);
    await host.poke(two);
    expect(seqs(client)).toEqual([1, 2]);
    expect(client.replica.conversations.size).toBe(2);
  });

  test("P13: a lost poke heals with the next one", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.commit(conversation(vendas, "Rita"));
    await host.poke(record.commit(conversation(vendas, "Sônia")));
    expect(client.replica.conversations.size).toBe(2);
    expect(record.asked).toEqual(["snapshot", "after 0"]);
  });

  test("P13: a lost poke heals with somebody's hello", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.commit(conversation(vendas, "Rita"));
    await host.enter(ana);
    expect(client.replica.conversations.size).toBe(1);
  });

  test("P13: a lost poke heals within half a minute, also when memory was lost", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.commit(conversation(vendas, "Rita"));
    host.forgetMemory();
    await host.clock.advance(30_000);
    expect(client.replica.conversations.size).toBe(1);
  });

  test("pokes that come close together in the wrong order are put in order, without the feed", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    const [one, two, three] = ["Rita", "Sônia", "Tiago"].map((name) => record.commit(conversation(vendas, name)));
    await Promise.all([host.poke(one!), host.poke(three!), host.poke(two!)]);
    expect(client.replica.conversations.size).toBe(3);
    expect(record.asked).toEqual(["snapshot"]);
  });

  test("rows that come in quick succession are saved and sent together, the first at once", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    host.batches.length = 0;
    const first = host.room.onPoke([record.commit(conversation(vendas, "Rita"))]);
    await host.quiet();
    expect(seqs(client)).toEqual([1]);
    const others = Array.from({ length: 10 }, () => host.room.onPoke([record.commit(conversation(vendas, "Rita"))]));
    await host.quiet();
    expect(seqs(client)).toEqual([1]);
    await host.clock.advance(50);
    await Promise.all([first, ...others]);
    expect(seqs(client)).toEqual([1, 11]);
    expect(host.batches).toHaveLength(2);
    expect(record.asked).toEqual(["snapshot"]);
  });

  test("a feed longer than a page is followed to its end", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.pageSize = 7;
    for (let n = 0; n < 30; n += 1) record.commit(conversation(vendas, "Rita"));
    await host.poke(record.commit(conversation(vendas, "Rita")));
    expect(client.replica.conversations.size).toBe(31);
  });

  test("a poke to a room that nobody has entered asks nothing and keeps nothing", async () => {
    const { host, record } = vendasRoom();
    await host.poke(record.commit(conversation(vendas, "Rita")));
    expect(record.asked).toEqual([]);
    expect(host.stored.size).toBe(0);
    expect((await host.enter(carla)).replica.conversations.size).toBe(1);
  });

  test("a feed that is down at a gap is asked again within seconds", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    record.commit(conversation(vendas, "Rita"));
    record.isDown = true;
    await host.poke(record.commit(conversation(vendas, "Sônia")));
    expect(client.replica.conversations.size).toBe(0);
    record.isDown = false;
    await host.clock.advance(5_000);
    expect(client.replica.conversations.size).toBe(2);
    expect(client.closed).toBeNull();
  });

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
    expect([...client.replica.conversations.values()].map((it) => it.contact.name)).toEqual(["Sônia", "Sônia", "Sônia"]);
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
  });

  test("concluded conversations leave the room when they are recent no longer", async () => {
    const { host, record } = vendasRoom();
    const old = record.given(
      conversation(vendas, "Rita", { state: "concluded", concludedAt: host.clock.now() - RECENT_MS + 10_000, attendant: ana }),
    );
    await host.enter(carla);
    await host.clock.advance(30_000);
    expect([...host.stored.keys()].join()).not.toContain(old.id);
    expect((await host.enter(carla)).last("reset")?.versions).toEqual([]);
  });

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
