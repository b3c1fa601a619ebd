import { expect, test } from "vitest";
import { startSync } from "../../../web/sync/session.ts";
import { BRUNO, CARLA, nextId } from "./support/people.ts";
import { createScene, settled } from "./support/scene.ts";
import { openPad } from "./support/open-pad.ts";

/** A channel on which nothing is ever heard. */
const silence = () => new BroadcastChannel(nextId());

test("a second tab shows what the first one hears, over one set of sockets", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  expect(first.replica.view.ids("queue")).toEqual([it.id]);
  expect(browser.sockets.size).toBe(2);
  scene.company.set(it.id, { state: "open", attendantId: CARLA.id, teamId: it.team.id });
  await scene.until(() => expect(second.replica.view.ids("others")).toEqual([it.id]));
});

test("what a second tab gives is sent by the first, and shows in both", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await scene.until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  second.replica.commands.run("start", { conversationId: it.id });
  expect(second.replica.view.ids("mine")).toEqual([it.id]);
  await scene.until(() => expect(first.replica.view.ids("mine")).toEqual([it.id]));
  second.replica.commands.run("send", { conversationId: it.id, messageId: nextId(), text: "Olá" });
  await scene.until(() => expect(scene.api.carriedOut.map((sent) => sent.name)).toEqual(["start", "send"]));
  await scene.until(() => expect([first, second].map((tab) => tab.replica.outbox.items())).toEqual([[], []]));
});

test("when the leading tab closes, another takes over and misses nothing", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await first.close();
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  await scene.until(() => expect(second.replica.connection().state).toBe("online"));
  second.replica.commands.run("start", { conversationId: it.id });
  await scene.until(() => expect(scene.api.carriedOut).toHaveLength(1));
});

test("a tab that takes over reads what it did not hear from the database", async () => {
  const scene = createScene();
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const deaf = await scene.open({
    ...browser,
    openTab: () => startSync({ ...browser.portsOfTab(), openChannel: silence }),
  });
  const it = scene.company.arrives("Maria", "Bom dia");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(it.id));
  expect(deaf.replica.view.ids("queue")).toEqual([]);
  browser.goOffline();
  await first.close();
  await scene.until(() => expect(deaf.replica.view.ids("queue")).toEqual([it.id]));
});

test("a follower's wish to be seen looking goes through the leader", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await scene.until(() => expect(first.replica.view.ids("queue")).toEqual([it.id]));
  second.replica.look({ conversationId: it.id, isTyping: false });
  await scene.until(() =>
    expect(second.replica.presence().lookers).toMatchObject([
      { conversationId: it.id, lookers: [{ userId: BRUNO.id }] },
    ]),
  );
});

test("where one looks is where one looked last, in a tab that still looks somewhere", async () => {
  const scene = createScene();
  const [here, there] = [scene.company.arrives("Maria", "Bom dia"), scene.company.arrives("João", "Oi")];
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await scene.until(() => expect(first.replica.view.ids("queue")).toHaveLength(2));
  const told = () => scene.rooms.sent.filter((it) => it.includes(`"presence"`)).at(-1);
  first.replica.look({ conversationId: here.id, isTyping: false });
  await scene.until(() => expect(told()).toContain(here.id));
  second.replica.look({ conversationId: there.id, isTyping: false });
  await scene.until(() => expect(told()).toContain(there.id));
  second.replica.look({ conversationId: null, isTyping: false });
  await scene.until(() => expect(told()).toContain(here.id));
});

test("who goes on typing is said to type again and again, since rooms forget", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(() => expect(replica.view.ids("queue")).toEqual([it.id]));
  const told = () => scene.rooms.sent.filter((frame) => frame.includes(`"isTyping":true`)).length;
  replica.look({ conversationId: it.id, isTyping: true });
  await scene.until(() => expect(told()).toBe(3));
  replica.look({ conversationId: it.id, isTyping: false });
  const before = told();
  scene.clock.advance(20_000);
  await settled();
  expect(told()).toBe(before);
});

test("pages of messages that one tab fetches are there for the other", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "um");
  for (const text of ["dois", "três", "quatro", "cinco"]) scene.company.writes(it.id, text);
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  for (const tab of [first, second]) await scene.until(() => expect(tab.replica.view.ids("queue")).toEqual([it.id]));
  const ends = [first, second].map((tab) => tab.replica.threads.open(it.id));
  const textsIn = (tab: typeof first) => tab.replica.threads.get(it.id)?.messages.map((message) => message.text);
  await scene.until(() => expect(textsIn(second)).toEqual(["três", "quatro", "cinco"]));
  await scene.until(() => expect(second.replica.threads.get(it.id)?.next).toEqual(expect.any(String)));
  second.replica.threads.loadOlder(it.id);
  await scene.until(() => expect(textsIn(first)).toEqual(["um", "dois", "três", "quatro", "cinco"]));
  for (const end of ends) end();
});

test("a tab that takes over sends what waits in pads, also of a tab that is gone, and shows what others write", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await scene.until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  const copies = [first, second].map(({ replica }) => openPad(replica, it.id));
  await scene.until(() => expect(copies.map((copy) => copy.isLoaded())).toEqual([true, true]));
  browser.goOffline();
  copies[0]!.append("Do primeiro");
  copies[1]!.addNote();
  await scene.until(() => expect(copies[1]!.text("draft")).toBe("Do primeiro"));
  await first.close();
  browser.goOnline();
  await scene.until(() => expect(scene.rooms.pads.draft(it.id)).toBe("Do primeiro"));
  await scene.until(() => expect(scene.rooms.pads.notes(it.id)).toEqual([""]));
  await scene.until(() => expect(copies[1]!.isWaiting()).toBe(false));
  const carla = await scene.openOnline(scene.browser(CARLA));
  await scene.until(() => expect(carla.replica.view.ids("queue")).toEqual([it.id]));
  const copy = openPad(carla.replica, it.id);
  await scene.until(() => expect(copy.text("draft")).toBe("Do primeiro"));
  copy.append("De Carla");
  await scene.until(() => expect(copies[1]!.text("draft")).toBe("Do primeiro\n\nDe Carla"));
});

test("a follower says again where it looks and which pads it shows to whoever leads next", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  const third = await scene.openOnline(browser);
  await scene.until(() => expect(third.replica.view.ids("queue")).toEqual([it.id]));
  third.replica.look({ conversationId: it.id, isTyping: false });
  third.replica.pads.open(it.id);
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([it.id]));
  scene.rooms.sent.length = 0;
  await first.close();
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([it.id]));
  await scene.until(() => expect(scene.rooms.sent.join()).toContain(`"type":"presence","conversationId":"${it.id}"`));
  await scene.until(() => expect(second.replica.connection().state).toBe("online"));
});

test("a pad that no tab shows any more is closed, and so are all when one signs out", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const first = await scene.openOnline(browser);
  const second = await scene.openOnline(browser);
  await scene.until(() => expect(second.replica.view.ids("queue")).toEqual([it.id]));
  const [here, there] = [first, second].map(({ replica }) => replica.pads.open(it.id));
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([it.id]));
  here!.close();
  await settled();
  expect(scene.rooms.pads.open()).toEqual([it.id]);
  there!.close();
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([]));
  const copy = openPad(second.replica, it.id);
  await scene.until(() => expect(copy.isLoaded()).toBe(true));
  copy.append("Não enviado");
  await first.sync.signOut();
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([]));
  expect(copy.isLoaded()).toBe(false);
  expect(await scene.stored(BRUNO)).toBe("");
});
