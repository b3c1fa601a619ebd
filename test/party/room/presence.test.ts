import { describe, expect, test } from "vitest";
import { ana, carla, diego, idOf, suporte, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

const looking = (conversationId: string | null, isTyping = false) =>
  ({ type: "presence", conversationId, isTyping }) as const;

describe("who looks at a conversation", () => {
  test("P24: is told to all who see it, when it changes", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const [looker, watcher] = [await host.enter(carla), await host.enter(ana)];
    await looker.say(looking(it.id));
    await looker.say(looking(it.id));
    await looker.say(looking(it.id, true));
    await looker.say(looking(null));
    expect(watcher.all("presence").map((frame) => frame.lookers)).toEqual([
      [{ userId: carla.id, isTyping: false }],
      [{ userId: carla.id, isTyping: true }],
      [],
    ]);
  });

  test("P24: is told to who has just come, also after the room's memory vanished", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    await (await host.enter(carla)).say(looking(it.id, true));
    host.forgetMemory();
    const watcher = await host.enter(ana);
    expect(watcher.replica.lookers.get(it.id)).toEqual([{ userId: carla.id, isTyping: true }]);
  });

  test("P24: counts a user with two devices once, as typing if they type on either", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const [phone, desk, watcher] = [await host.enter(carla), await host.enter(carla), await host.enter(ana)];
    await phone.say(looking(it.id, true));
    await desk.say(looking(it.id));
    expect(watcher.replica.lookers.get(it.id)).toEqual([{ userId: carla.id, isTyping: true }]);
    await phone.hangUp();
    expect(watcher.replica.lookers.get(it.id)).toEqual([{ userId: carla.id, isTyping: false }]);
  });

  test("P23: looking at what one may not see is looking at none, and told to nobody", async () => {
    const { host, record } = vendasRoom("attendant");
    const it = record.given(conversation(vendas, "Segredo", { state: "open", attendant: diego }));
    const [nosy, attendant] = [await host.enter(carla), await host.enter(diego)];
    await nosy.say(looking(it.id));
    await nosy.say(looking(idOf(999)));
    await attendant.say(looking(it.id));
    expect(attendant.all("presence").map((frame) => frame.lookers)).toEqual([[{ userId: diego.id, isTyping: false }]]);
    expect(nosy.all("presence")).toEqual([]);
  });

  test("P23: typing ends by itself after 6 seconds, also when the room's memory vanished", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const [typist, watcher] = [await host.enter(carla), await host.enter(ana)];
    await host.clock.advance(12_000);
    await typist.say(looking(it.id, true));
    await host.clock.advance(4_000);
    await typist.say(looking(it.id, true));
    host.forgetMemory();
    await host.clock.advance(5_999);
    expect(watcher.replica.lookers.get(it.id)).toEqual([{ userId: carla.id, isTyping: true }]);
    await host.clock.advance(1);
    expect(watcher.replica.lookers.get(it.id)).toEqual([{ userId: carla.id, isTyping: false }]);
  });

  test("P25: who leaves looks no more, also when the leaving wakes the room", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const [looker, watcher] = [await host.enter(carla), await host.enter(ana)];
    await looker.say(looking(it.id));
    host.forgetMemory();
    await looker.hangUp();
    expect(watcher.replica.lookers.get(it.id)).toEqual([]);
  });

  test("P25: who loses sight of it looks no more, and hears no more of who does", async () => {
    const { host, record } = vendasRoom("attendant");
    const it = record.given(conversation(vendas, "Rita", { state: "open", attendant: carla }));
    const [loser, watcher] = [await host.enter(carla), await host.enter(ana)];
    await loser.say(looking(it.id, true));
    await host.poke(record.commit({ ...it, attendant: diego }));
    expect(watcher.replica.lookers.get(it.id)).toEqual([]);
    const { length } = loser.all("presence");
    await watcher.say(looking(it.id));
    expect(loser.all("presence")).toHaveLength(length);
  });

  test("P25: a change of access ends the looking of who no longer sees it", async () => {
    const { host, record } = vendasRoom("team");
    const it = record.given(conversation(vendas, "Rita", { state: "open", attendant: diego }));
    const [loser, watcher] = [await host.enter(carla), await host.enter(ana)];
    await loser.say(looking(it.id));
    await host.poke(record.setAccess("attendant"));
    expect(watcher.replica.lookers.get(it.id)).toEqual([]);
  });

  test("P24: who gains sight of it hears who looks at it", async () => {
    const { host, record } = vendasRoom("attendant");
    const it = record.given(conversation(vendas, "Rita", { state: "open", attendant: diego }));
    const [looker, gainer] = [await host.enter(ana), await host.enter(carla)];
    await looker.say(looking(it.id));
    expect(gainer.all("presence")).toEqual([]);
    await host.poke(record.commit({ ...it, attendant: carla }));
    expect(gainer.replica.lookers.get(it.id)).toEqual([{ userId: ana.id, isTyping: false }]);
  });

  test("P25: a conversation that leaves the team is looked at by nobody", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const looker = await host.enter(carla);
    await looker.say(looking(it.id));
    await host.poke(record.commit({ ...it, team: suporte }));
    await host.poke(record.commit(it));
    const watcher = await host.enter(ana);
    expect(watcher.all("presence").flatMap((frame) => frame.lookers)).toEqual([]);
  });
});
