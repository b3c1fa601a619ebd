import { expect, test } from "vitest";
import { DRAFT } from "#shared/model/pad.ts";
import { startSync } from "../../../web/sync/session.ts";
import { openPad } from "./support/open-pad.ts";
import { createMortal } from "./support/mortal.ts";
import { BRUNO, CARLA, VIP } from "./support/people.ts";
import { createScene, type Tab } from "./support/scene.ts";

/** Bruno's three tabs with a conversation. One of them can go on unheard by the others, and be killed then. */
const threeTabs = async (mortal: "leading" | "following") => {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "Bom dia");
  const browser = scene.browser(BRUNO);
  const { ports, mute, kill } = createMortal(browser.portsOfTab());
  const openMortal = () => scene.openOnline({ ...browser, openTab: () => startSync(ports) });
  const open = () => scene.openOnline(browser);
  const all = [await (mortal === "leading" ? openMortal() : open()), await open()] as const;
  const third = await (mortal === "leading" ? open() : openMortal());
  const [dying, others] = mortal === "leading" ? [all[0], [all[1], third]] : [third, all];
  for (const { replica } of [dying, ...others])
    await scene.until(() => expect(replica.view.ids("queue")).toEqual([id]));
  return { ...scene, device: browser, dying, others, mute, kill, id };
};

const padsOf = (tabs: readonly Tab[], id: string) => tabs.map(({ replica }) => openPad(replica, id));

test("what the leading tab wrote and died before it told of is in every other tab, whichever leads then", async () => {
  const { company, others, mute, kill, id, stored, until } = await threeTabs("leading");
  for (const { replica } of others) replica.threads.open(id);
  const textsIn = ({ replica }: Tab) => replica.threads.get(id)?.messages.map((it) => it.text);
  await until(() => expect(others.map(textsIn)).toEqual([["Bom dia"], ["Bom dia"]]));
  mute();
  const it = company.arrives("João", "Oi");
  company.writes(id, "Alô?");
  await until(async () => expect(await stored(BRUNO)).toContain("Alô?"));
  expect(others.map(({ replica }) => replica.view.ids("queue"))).toEqual([[id], [id]]);
  kill();
  for (const tab of others) {
    await until(() => expect(tab.replica.view.ids("queue").toSorted()).toEqual([id, it.id].toSorted()));
    await until(() => expect(textsIn(tab)).toEqual(["Bom dia", "Alô?"]));
  }
});

test("what was taken away from a leading tab that died before it told of it is gone from every other tab", async () => {
  const { company, others, mute, kill, id, stored, until } = await threeTabs("leading");
  mute();
  company.set(id, { teamId: VIP.id });
  await until(async () => expect(await stored(BRUNO)).not.toContain("Bom dia"));
  kill();
  for (const { replica } of others) await until(() => expect(replica.view.conversation(id)).toBeUndefined());
});

test("what was given in a leading tab that died before it told of it shows in every other tab", async () => {
  const { device, dying, others, mute, kill, id, stored, until } = await threeTabs("leading");
  device.goOffline();
  mute();
  dying.replica.commands.run("start", { conversationId: id });
  await until(async () => expect(await stored(BRUNO)).toContain(`"name":"start"`));
  kill();
  for (const { replica } of others) await until(() => expect(replica.view.ids("mine")).toEqual([id]));
});

test("what a colleague wrote in a pad is in every tab, also when the leading one died before it told of it", async () => {
  const { others, mute, kill, id, stored, until, openOnline, browser } = await threeTabs("leading");
  const carla = await openOnline(browser(CARLA));
  const [theirs, ...copies] = padsOf([carla, ...others], id);
  await until(() => expect([theirs, ...copies].every((it) => it?.isLoaded())).toBe(true));
  mute();
  theirs?.append("De Carla");
  await until(async () => expect(await stored(BRUNO)).toContain("De Carla"));
  kill();
  for (const it of copies) await until(() => expect(it.text(DRAFT)).toBe("De Carla"));
});

test("what one wrote in a pad in a tab that died before it told of it is in every other tab", async () => {
  const { dying, others, mute, kill, id, stored, until } = await threeTabs("following");
  const [written, ...copies] = padsOf([dying, ...others], id);
  await until(() => expect([written, ...copies].every((it) => it?.isLoaded())).toBe(true));
  mute();
  written?.append("Do terceiro");
  await until(async () => expect(await stored(BRUNO)).toContain("Do terceiro"));
  kill();
  copies[0]?.addNote();
  for (const it of copies) await until(() => expect(it.text(DRAFT)).toBe("Do terceiro"));
});
