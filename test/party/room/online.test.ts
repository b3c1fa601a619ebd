import { describe, expect, test } from "vitest";
import { ana, carla } from "./support/people.ts";
import { companyRoom, vendasRoom } from "./support/rooms.ts";

describe("P26: who is online in the company", () => {
  test("is told to everybody, each user once, until their last connection ends", async () => {
    const { host } = companyRoom();
    const watcher = await host.enter(ana);
    await host.clock.advance(1_000);
    const [phone, desk] = [await host.enter(carla), await host.enter(carla)];
    await host.clock.advance(1_000);
    expect(watcher.replica.online).toEqual([ana.id, carla.id]);
    await phone.hangUp();
    await host.clock.advance(1_000);
    expect(watcher.replica.online).toEqual([ana.id, carla.id]);
    await desk.hangUp();
    await host.clock.advance(1_000);
    expect(watcher.replica.online).toEqual([ana.id]);
  });

  test("is told to who comes at once, and to the others at most once a second", async () => {
    const { host } = companyRoom();
    const watcher = await host.enter(ana);
    await host.clock.advance(1_000);
    const { length } = watcher.all("online");
    for (let n = 0; n < 20; n += 1) {
      const client = await host.enter(carla);
      expect(client.replica.online).toContain(carla.id);
      if (n % 2 === 0) await client.hangUp();
    }
    await host.clock.advance(1_000);
    expect(watcher.all("online").length - length).toBeLessThanOrEqual(2);
    expect(watcher.replica.online).toEqual([ana.id, carla.id]);
  });

  test("notices a leaving that wakes the room", async () => {
    const { host } = companyRoom();
    const [watcher, leaver] = [await host.enter(ana), await host.enter(carla)];
    await host.clock.advance(1_000);
    host.forgetMemory();
    await leaver.hangUp();
    await host.clock.advance(1_000);
    expect(watcher.replica.online).toEqual([ana.id]);
  });

  test("is no business of a team's room", async () => {
    const { host } = vendasRoom();
    expect((await host.enter(carla)).all("online")).toEqual([]);
  });
});
