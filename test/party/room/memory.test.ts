import { describe, expect, test } from "vitest";
import { ana, carla, diego, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("when the room's memory vanishes", () => {
  test("connections stay, and are told what is new and nothing twice", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    await host.poke(record.commit(conversation(vendas, "Rita")));
    host.forgetMemory();
    await host.poke(record.commit(conversation(vendas, "Sônia")));
    expect(client.all("facts").map((it) => it.to)).toEqual([1, 2]);
    expect(client.all("reset")).toHaveLength(1);
  });

  test("sight is judged as before", async () => {
    const { host, record } = vendasRoom("attendant");
    const client = await host.enter(carla);
    host.forgetMemory();
    await host.poke(record.commit(conversation(vendas, "Segredo", { state: "open", attendant: diego })));
    expect(client.heard).not.toContain("Segredo");
  });

  test("between saving rows and telling them, they are told after all", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    await host.saveUntold(record.commit(conversation(vendas, "Rita")));
    expect(client.replica.conversations.size).toBe(0);
    await client.say({ type: "ping" });
    expect(client.replica.conversations.size).toBe(1);
  });

  test("P19: a change of access that was saved and not told resets after all", async () => {
    const { host, record } = vendasRoom();
    record.given(conversation(vendas, "Rita", { state: "open", attendant: diego }));
    const [client, removed] = [await host.enter(carla), await host.enter(diego)];
    await host.saveUntold(record.setAccess("attendant"), record.removeMember(diego));
    expect(client.replica.conversations.size).toBe(1);
    await client.say({ type: "ping" });
    expect(client.replica.conversations.size).toBe(0);
    expect(removed.last("refusal")?.reason).toBe("gone");
  });

  test("P13: rows that told a client nothing do not make it come back to them for ever", async () => {
    const { host, record } = vendasRoom("attendant");
    const client = await host.enter(carla);
    const hidden = conversation(vendas, "Segredo", { state: "open", attendant: diego });
    await host.poke(record.commit(hidden), record.commit(hidden));
    expect(client.all("facts")).toEqual([]);
    await host.clock.advance(30_000);
    expect(client.all("facts")).toEqual([{ type: "facts", to: 2, facts: [] }]);
    record.asked.length = 0;
    host.forgetMemory();
    await client.say({ type: "ping" });
    expect(record.asked).toEqual([]);
  });
});

describe("when the process is killed", () => {
  test.each([0, 1, 2, 3])(
    "after %i of the batches of a long catch-up, the cursor is not ahead of its rows",
    async (written) => {
      const { host, record } = vendasRoom();
      const before = await host.enter(carla);
      for (let n = 0; n < 400; n += 1) record.commit(conversation(vendas, "Rita"));
      host.writesLeft = written;
      await host.poke(record.log[399]!);
      host.crash();
      const [back, fresh] = [await host.enter(carla, before.position), await host.enter(ana)];
      for (const client of [back, fresh]) expect(client.replica.conversations.size).toBe(400);
      expect(back.position?.epoch).toBe(before.position?.epoch);
    },
  );

  test.each([0, 1, 2])(
    "after %i of the batches of the first snapshot, nothing of it is taken for the whole",
    async (written) => {
      const { host, record } = vendasRoom();
      const gone = record.given(conversation(vendas, "Rita"));
      for (let n = 0; n < 300; n += 1) record.given(conversation(vendas, "Sônia"));
      host.writesLeft = written;
      expect((await host.enter(carla)).last("refusal")?.reason).toBe("unavailable");
      host.crash();
      record.conversations.delete(gone.id);
      const client = await host.enter(carla);
      expect(client.replica.conversations.size).toBe(300);
      expect([...host.stored.keys()].join()).not.toContain(gone.id);
    },
  );

  test("storage that fails for a while loses nothing", async () => {
    const { host, record } = vendasRoom();
    const client = await host.enter(carla);
    host.writesLeft = 0;
    await host.poke(record.commit(conversation(vendas, "Rita")));
    expect(client.replica.conversations.size).toBe(0);
    host.writesLeft = Infinity;
    await host.clock.advance(5_000);
    expect(client.replica.conversations.size).toBe(1);
  });
});
