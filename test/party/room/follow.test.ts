import { describe, expect, test } from "vitest";
import { RECENT_MS } from "#shared/model/conversation.ts";
import { ana, carla, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
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

  test("rows that come one by one are told at once, however soon one comes after the other", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    for (const name of ["Rita", "Sônia", "Tiago"]) {
      void host.room.onPoke([record.commit(conversation(vendas, name))]);
      await host.quiet();
    }
    expect(seqs(client)).toEqual([1, 2, 3]);
  });

  test("where many listen, a row that comes while the last one is being told waits for that, and others with it", async () => {
    const { host, record } = vendasRoom();
    const clients = await Promise.all(Array.from({ length: 100 }, () => host.enter(carla)));
    const told = () => new Set(clients.map((it) => seqs(it).join()));
    const commit = () => host.room.onPoke([record.commit(conversation(vendas, "Rita"))]);
    const pokes = [commit()];
    await host.quiet();
    expect(told()).toEqual(new Set(["1"]));
    pokes.push(commit());
    await host.quiet();
    expect(told()).toEqual(new Set(["1"]));
    await host.clock.advance(3);
    expect(told()).toEqual(new Set(["1,2"]));
    pokes.push(commit());
    await host.quiet();
    pokes.push(commit());
    await host.clock.advance(30);
    await Promise.all(pokes);
    expect(told()).toEqual(new Set(["1,2,4"]));
  });

  test("however many connect, a row that comes alone waits no longer than several do", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    await Promise.all(Array.from({ length: 3_000 }, () => host.connect()));
    const commit = () => host.room.onPoke([record.commit(conversation(vendas, "Rita"))]);
    const pokes = [commit()];
    await host.quiet();
    pokes.push(commit());
    await host.clock.advance(30);
    await Promise.all(pokes);
    expect(seqs(client)).toEqual([1, 2]);
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

  test("concluded conversations leave the room when they are recent no longer", async () => {
    const { host, record } = vendasRoom();
    const old = record.given(
      conversation(vendas, "Rita", {
        state: "concluded",
        concludedAt: host.clock.now() - RECENT_MS + 10_000,
        attendant: ana,
      }),
    );
    await host.enter(carla);
    await host.clock.advance(30_000);
    expect([...host.stored.keys()].join()).not.toContain(old.id);
    expect((await host.enter(carla)).last("reset")?.versions).toEqual([]);
  });
});
