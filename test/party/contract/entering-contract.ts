import { expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { CLOSE_CODE, PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { conversation } from "../room/support/conversation.ts";
import { carla, elisa } from "../room/support/people.ts";
import type { Rooms } from "./rooms.ts";
import { ticketFor } from "./socket-client.ts";

export const enteringContract = (rooms: Rooms): void => {
  test("P11: welcomes a newcomer with a reset and the rows it wants", async () => {
    const it = rooms.record.given(conversation(rooms.team, "Rita"));
    const client = await rooms.enter(carla);
    await client.frame("rows");
    expect(client.frames.slice(0, 2).map((frame) => frame.type)).toEqual(["welcome", "reset"]);
    expect([...client.replica.conversations.values()]).toEqual([it]);
  });

  test("P7 to P9: refuses who may not enter, with the reason and its close code", async () => {
    const refused = async (ticket: string, version = PROTOCOL_VERSION) => {
      const client = await rooms.open();
      client.say({ type: "hello", version, ticket, position: null });
      const { reason } = await client.frame("refusal");
      expect((await client.closed).code).toBe(CLOSE_CODE[reason]);
      return reason;
    };
    expect(await refused(await ticketFor(carla, rooms.scope), PROTOCOL_VERSION + 1)).toBe("upgrade");
    expect(await refused(await ticketFor(carla, teamScope(newId())))).toBe("stale");
    expect(await refused("forged")).toBe("stale");
    expect(await refused(await ticketFor(elisa, rooms.scope))).toBe("gone");
  });

  test("P9, P10: tells a scope that does not exist from a feed that does not answer", async () => {
    rooms.record.isDown = true;
    const early = await rooms.open();
    await early.hello(carla, rooms.scope);
    expect((await early.frame("refusal")).reason).toBe("unavailable");
    rooms.record.isDown = false;
    rooms.record.exists = false;
    const late = await rooms.open();
    await late.hello(carla, rooms.scope);
    expect((await late.frame("refusal")).reason).toBe("gone");
  });

  test("P11, P12: replays to who comes back, and resets who comes from another epoch", async () => {
    const before = await rooms.enter(carla);
    before.close();
    await before.closed;
    await rooms.poke(rooms.record.commit(conversation(rooms.team, "Rita")));
    const back = await rooms.enter(carla, before.replica);
    await back.frame("facts", (it) => it.to === 1);
    expect((await back.frame("welcome")).mode).toBe("replay");
    before.replica.position = { ...before.replica.position!, epoch: "another" };
    expect((await (await rooms.enter(carla, before.replica)).frame("welcome")).mode).toBe("reset");
  });
};
