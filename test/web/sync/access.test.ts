import { expect, test } from "vitest";
import { ANA, BRUNO, CARLA, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene } from "./support/scene.ts";

test("a conversation that one may no longer see leaves memory and the database, with its messages and draft", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Meu segredo");
  const { replica } = await scene.openOnline(scene.browser(BRUNO));
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain(`"text":"Meu segredo"`));
  replica.drafts.set(it.id, "Rascunho de Bruno");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Rascunho de Bruno"));
  const dropped: string[] = [];
  replica.on("dropped", (id) => dropped.push(id));

  scene.company.set(it.id, { teamId: SUPORTE.id });

  await scene.until(() => expect(dropped).toEqual([it.id]));
  expect(replica.view.conversation(it.id)).toBeUndefined();
  expect(replica.drafts.get(it.id)).toBe("");
  const left = await scene.stored(BRUNO);
  for (const trace of [it.id, "Meu segredo", "Rascunho de Bruno"]) expect(left).not.toContain(trace);
});

test("a conversation that was taken away while one was offline is deleted when one is back", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  const { replica } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  browser.goOffline();
  scene.company.set(it.id, { teamId: SUPORTE.id });
  browser.goOnline();
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
  expect(replica.view.ids("queue")).toEqual([]);
});

test("a team that one was taken out of while offline is deleted before anything of it shows online", async () => {
  const scene = createScene();
  scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  const { replica, close } = await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  await close();
  scene.company.leaves(VENDAS.id, BRUNO.id);
  const again = await scene.open(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
  expect(again.replica.me().teams).toEqual({});
  expect(replica).not.toBe(again.replica);
});

test("a room that will not have one takes its conversations, whatever else is known", async () => {
  const scene = createScene();
  scene.company.arrives("Maria", "Meu segredo");
  const browser = scene.browser(BRUNO);
  await scene.openOnline(browser);
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Meu segredo"));
  browser.goOffline();
  scene.rooms.refuseAll("gone");
  browser.goOnline();
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Meu segredo"));
});

test("what only the API shows is kept in memory, never in the database", async () => {
  const scene = createScene();
  const it = scene.company.arrives("Rita", "Só pela API");
  scene.company.set(it.id, { state: "open", attendantId: CARLA.id });
  scene.company.set(it.id, { state: "concluded", concludedAt: scene.clock.now(), attendantId: CARLA.id });
  const ana = scene.browser(ANA);
  const { replica } = await scene.openOnline(ana);
  const found = await replica.lookUp.conversations("concluded", "", null);
  expect(found).toMatchObject({ ok: true, value: { items: [{ id: it.id }] } });
  const close = replica.threads.open(it.id);
  await scene.until(() => expect(replica.threads.get(it.id)?.messages).toHaveLength(1));
  expect(replica.view.conversation(it.id)?.preview).toBe("Só pela API");
  expect(replica.view.ids("concluded")).toEqual([]);
  expect(await scene.stored(ANA)).not.toContain("Só pela API");
  close();
});
