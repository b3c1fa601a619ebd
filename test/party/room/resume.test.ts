import { describe, expect, test } from "vitest";
import { ana, carla, diego, suporte, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

describe("a client that comes back", () => {
  test("P11: is told what it missed, once, and then what is new", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    await host.poke(record.commit(conversation(vendas, "Rita")));
    await before.hangUp();
    await host.poke(record.commit(conversation(vendas, "Sônia")));
    const back = await host.enter(carla, before.position);
    expect(back.last("welcome")).toEqual({ type: "welcome", mode: "replay", position: before.position });
    await host.poke(record.commit(conversation(vendas, "Tiago")));
    expect(back.all("facts").map((it) => it.to)).toEqual([2, 3]);
    expect(back.all("reset")).toEqual([]);
  });

  test("P11: with nothing missed is told nothing", async () => {
    const { host } = vendasRoom();
    const before = await host.enter(carla);
    const back = await host.enter(carla, before.position);
    expect(back.frames.map((it) => it.type)).toEqual(["welcome"]);
  });

  test.each([
    ["another epoch", { epoch: "another" }],
    ["another sight", { authz: "team/supervisor/0" }],
    ["a position that the log has not reached", { seq: 99 }],
  ])("P12: with %s is reset", async (_, change) => {
    const { host, record } = vendasRoom();
    record.given(conversation(vendas, "Rita"));
    const before = await host.enter(carla);
    const back = await host.enter(carla, { ...before.position!, ...change });
    expect(back.last("welcome")?.mode).toBe("reset");
    expect(back.last("reset")?.versions).toHaveLength(1);
  });

  test("P12: to rows that were trimmed is reset, without a new epoch for the others", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    await before.hangUp();
    const other = await host.enter(ana);
    await host.poke(...Array.from({ length: 3 }, () => record.commit(conversation(vendas, "Rita"))));
    record.floor = 2;
    host.forgetMemory();
    const back = await host.enter(carla, before.position);
    expect(back.last("welcome")?.mode).toBe("reset");
    expect(back.position?.epoch).toBe(other.position?.epoch);
    expect(back.replica.conversations.size).toBe(3);
  });

  test("P13: is told rows that memory no longer has from the feed, page by page", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    await before.hangUp();
    for (let n = 0; n < 40; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    host.forgetMemory();
    record.pageSize = 7;
    const back = await host.enter(carla, before.position);
    expect(back.position?.seq).toBe(40);
    expect(back.replica.conversations.size).toBe(40);
  });

  test("P13: misses nothing that is committed during its replay, and gets nothing twice", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    await before.hangUp();
    for (let n = 0; n < 20; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    host.forgetMemory();
    record.pageSize = 5;
    const back = await host.connect();
    let answer = (): void => {};
    const pull = record.pull.bind(record);
    record.pull = async (scope, after) => {
      if (after.seq < 20) record.gate = new Promise((resolve) => (answer = resolve));
      const page = pull(scope, after);
      record.gate = null;
      return page;
    };
    const hello = back.hello(carla, before.position);
    for (let n = 0; n < 6; n += 1) {
      await host.poke(record.commit(conversation(vendas, "Sônia")));
      answer();
      await host.quiet();
    }
    await hello;
    expect(back.all("facts").flatMap((it) => it.facts)).toHaveLength(26);
    expect(back.replica.conversations.size).toBe(26);
    expect(back.position?.seq).toBe(26);
  });

  test("P19: is not told what its replay was about to tell when its sight changes meanwhile", async () => {
    const { host, record } = vendasRoom("attendant");
    const before = await host.enter(carla);
    await before.hangUp();
    const hidden = conversation(vendas, "Segredo", { state: "open", attendant: diego });
    await host.poke(record.commit(hidden), record.commit({ ...hidden, team: suporte }));
    host.forgetMemory();
    record.pageSize = 1;
    const pull = record.pull.bind(record);
    const answers: (() => void)[] = [];
    record.pull = async (scope, after) => {
      const page = await pull(scope, after);
      if (after.seq === 0) await new Promise<void>((resolve) => answers.push(resolve));
      return page;
    };
    const back = await host.connect();
    const hello = back.hello(carla, before.position);
    await host.quiet();
    answers.shift()?.();
    await host.quiet();
    expect(back.last("welcome")?.mode).toBe("replay");
    await host.poke(record.setAccess("team"));
    answers.shift()?.();
    await hello;
    expect(back.last("reset")?.position.seq).toBe(3);
    expect(back.heard).not.toContain("Segredo");
  });

  test("many that missed the same rows share one look at the log", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    for (let n = 0; n < 5; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    const position = { ...before.position!, seq: 1 };
    host.crash();
    record.asked.length = 0;
    const clients = await Promise.all(Array.from({ length: 10 }, () => host.connect()));
    await Promise.all(clients.map((it) => it.hello(carla, position)));
    expect(clients.every((it) => it.position?.seq === 5)).toBe(true);
    expect(record.asked.filter((it) => it === "after 1")).toHaveLength(1);
    await host.enter(carla, { ...position, seq: 3 });
    expect(record.asked).not.toContain("after 3");
  });

  test("P10: whose replay the feed cannot give is refused with unavailable", async () => {
    const { host, record } = vendasRoom();
    const before = await host.enter(carla);
    for (let n = 0; n < 5; n += 1) await host.poke(record.commit(conversation(vendas, "Rita")));
    host.forgetMemory();
    const pull = record.pull.bind(record);
    record.pull = (scope, after) =>
      after.seq < 5 ? Promise.reject(new Error("the feed is down")) : pull(scope, after);
    const back = await host.enter(carla, { ...before.position!, seq: 0 });
    expect(back.last("refusal")?.reason).toBe("unavailable");
  });
});
