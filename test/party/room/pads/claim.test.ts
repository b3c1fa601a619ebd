import { describe, expect, test } from "vitest";
import { conversation } from "../support/conversation.ts";
import { types } from "../support/pad-edits.ts";
import { carla, vendas } from "../support/people.ts";
import { vendasRoom } from "../support/rooms.ts";

describe("ADR 6: claiming a pad", () => {
  test("a claim that seemed lost is made again as it was, also after the process was killed; late, it ends nothing", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const { padHome } = host;
    const claim = padHome.claim.bind(padHome);
    const claims: Parameters<typeof claim>[] = [];
    padHome.claim = async (...given) => {
      claims.push(given);
      const claimed = await claim(...given);
      if (claims.length === 1) throw new Error("the answer was lost");
      return claimed;
    };
    const before = await host.enter(carla);
    expect((await before.open(rita.id)).closings).toEqual(["unavailable"]);
    host.crash();

    const back = await host.enter(carla);
    const pad = await back.open(rita.id);
    await back.write(pad, types("Bom dia"));
    expect(claims[1]).toEqual(claims[0]);
    await claim(...claims[0]!);
    expect(padHome.rows.get(rita.id)?.epoch).toBe(pad.epoch);
  });

  test("one that has come to something is over: the next that must begin an epoch begins another", async () => {
    const { host, record } = vendasRoom();
    const rita = record.given(conversation(vendas, "Rita"));
    const writer = await host.enter(carla);
    const first = (await writer.open(rita.id)).epoch;
    host.crash();
    host.storedPads.clear();
    const back = await host.enter(carla);
    expect((await back.open(rita.id)).epoch).not.toBe(first);
  });
});
