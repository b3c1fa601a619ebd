import { expect, test } from "vitest";
import { MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import { CLOSE_CODE } from "#shared/protocol/frames.ts";
import { conversation } from "../room/support/conversation.ts";
import { ana, carla } from "../room/support/people.ts";
import type { Rooms } from "./rooms.ts";
import { SocketClient } from "./socket-client.ts";

export const robustnessContract = (rooms: Rooms): void => {
  test("P3: refuses what is malformed or too large, and goes on for the others", async () => {
    const other = await rooms.enter(ana);
    const hostile = [
      "text",
      new Uint8Array(),
      new Uint8Array([1, 2, 3]),
      new TextEncoder().encode('\0{"type":"ping"'),
      new Uint8Array(MAX_FRAME_BYTES + 1),
    ];
    for (const data of hostile) {
      const client = await rooms.enter(carla);
      client.sayBytes(data);
      expect((await client.frame("refusal")).reason).toBe("malformed");
      expect((await client.closed).code).toBe(CLOSE_CODE.malformed);
    }
    // Past the runtime's own limit, it closes the socket itself, in its own time.
    (await rooms.enter(carla)).sayBytes(new Uint8Array(40_000_000));
    await rooms.poke(rooms.record.commit(conversation(rooms.team, "Rita")));
    await other.frame("facts");
  });

  test("lets nobody choose a connection's id, or a room's name", async () => {
    const other = await rooms.enter(ana);
    const address = `${rooms.host.addressOf(rooms.scope)}?_pk=${"x".repeat(3_000)}`;
    const [one, two] = [await SocketClient.open(address), await SocketClient.open(address)];
    for (const client of [one, two]) {
      await client.hello(carla, rooms.scope);
      await client.frame("welcome");
    }
    one.close();
    await one.closed;
    await rooms.poke(rooms.record.commit(conversation(rooms.team, "Rita")));
    for (const client of [two, other]) await client.frame("facts");
    const unnamed = rooms.host.addressOf("team-1");
    await expect(SocketClient.open(unnamed)).rejects.toThrow("could not be opened");
  });

  test("keeps where it stands when it is killed, and misses nothing that was committed meanwhile", async () => {
    const { record, team } = rooms;
    record.given(conversation(team, "Rita"));
    const before = await rooms.enter(carla);
    await before.until(() => before.replica.missing.size === 0 && before.replica.conversations.size === 1);
    await rooms.poke(record.commit(conversation(team, "Sônia")));
    await before.frame("facts");
    await rooms.host.restart();
    record.commit(conversation(team, "Tiago"));
    const back = await rooms.enter(carla, before.replica);
    expect((await back.frame("welcome")).mode).toBe("replay");
    await back.frame("facts", (it) => it.to === 2);
    expect(back.replica.conversations.size).toBe(3);
    expect(record.asked.filter((it) => it === "snapshot")).toHaveLength(1);
    await rooms.poke(record.commit(conversation(team, "Úrsula")));
    await back.frame("facts", (it) => it.to === 3);
  });
};
