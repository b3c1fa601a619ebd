import { expect, test } from "vitest";
import { DRAFT } from "#shared/model/pad.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { openPad } from "./support/open-pad.ts";
import { BRUNO, CARLA, SUPORTE, VENDAS } from "./support/people.ts";
import { createRealRooms } from "./support/real-rooms.ts";
import { createSceneWith } from "./support/scene.ts";

test("two hundred edits each of the same note, offline, come to the same text, which a third one joins", async () => {
  const { scene, id, bruno, carla } = await together();
  const note = bruno.copy.addNote();
  await scene.until(() => expect(carla.copy.noteIds()).toEqual([note]));
  for (const it of [bruno, carla]) it.browser.goOffline();
  for (let at = 0; at < 200; at++) {
    for (const [it, letter] of [
      [bruno, "b"],
      [carla, "c"],
    ] as const) {
      const length = it.copy.text(note)?.length ?? 0;
      it.copy.replace(note, (at * 7) % (length + 1), (at * 7) % (length + 1), letter);
    }
  }
  for (const it of [bruno, carla]) it.browser.goOnline();
  await scene.until(() => expect(bruno.copy.text(note)).toHaveLength(400));
  await scene.until(() => expect(carla.copy.text(note)).toBe(bruno.copy.text(note)));
  const third = await scene.openOnline(scene.browser(CARLA));
  await scene.until(() => expect(third.replica.view.conversation(id)).toBeDefined());
  const copy = openPad(third.replica, id);
  await scene.until(() => expect(copy.text(note)).toBe(bruno.copy.text(note)));
  expect(copy.noteInfo()).toMatchObject([{ id: note, authorId: BRUNO.id }]);
  expect(scene.rooms.reported).toEqual([]);
});

test("a pad follows its conversation to another team, with what was written on the way", async () => {
  const { scene, id, bruno, carla } = await together();
  carla.copy.append("Antes");
  await scene.until(() => expect(bruno.copy.text(DRAFT)).toBe("Antes"));
  carla.browser.goOffline();
  carla.copy.append("Enquanto isso");
  scene.company.set(id, { teamId: SUPORTE.id });
  carla.browser.goOnline();
  await scene.until(() => expect(carla.copy.isWaiting()).toBe(false));
  await scene.until(() => expect(scene.rooms.home.rows.get(id)?.keeper).toBe(teamScope(SUPORTE.id)));
  await scene.until(() => expect(carla.copy.text(DRAFT)).toBe("Antes\n\nEnquanto isso"));
  await scene.until(() => expect(bruno.copy.isLoaded()).toBe(false));
  expect(await scene.stored(BRUNO)).not.toContain("Antes");
  expect(carla.replica.outbox.refusals()).toEqual([]);
});

test("cursors, undo and removal go through the room as they are", async () => {
  const { scene, bruno, carla } = await together();
  bruno.copy.append("Olá");
  bruno.copy.select(DRAFT, [3, 3]);
  const note = bruno.copy.addNote();
  await scene.until(() => expect(carla.copy.cursors(DRAFT)).toEqual([{ userId: BRUNO.id, anchor: 3, head: 3 }]));
  bruno.copy.undo(DRAFT);
  await scene.until(() => expect(carla.copy.text(DRAFT)).toBe(""));
  bruno.copy.redo(DRAFT);
  await scene.until(() => expect(carla.copy.text(DRAFT)).toBe("Olá"));
  carla.copy.removeNote(note);
  await scene.until(() => expect(bruno.copy.noteIds()).toEqual([]));
  await scene.until(() => expect([bruno, carla].map((it) => it.copy.isWaiting())).toEqual([false, false]));
  expect([bruno, carla].map((it) => it.replica.outbox.refusals())).toEqual([[], []]);
});

test("a room whose pads were lost gives back what waited, and goes on with a new pad (P28)", async () => {
  const { scene, id, bruno } = await together();
  bruno.copy.append("Guardado");
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  bruno.browser.goOffline();
  bruno.copy.append("Não enviado");
  const row = scene.rooms.home.rows.get(id)!;
  scene.rooms.home.rows.set(id, { ...row, keeper: teamScope("0199a000-0000-7000-8000-00000000beef"), saved: null });
  scene.company.set(id, { teamId: SUPORTE.id });
  scene.company.set(id, { teamId: VENDAS.id });
  bruno.browser.goOnline();
  await scene.until(() => expect(bruno.replica.connection().state).toBe("online"));
  await scene.until(() => expect(bruno.copy.isLoaded()).toBe(true));
  bruno.copy.append("De novo");
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
});

async function together() {
  const scene = createSceneWith(createRealRooms);
  const { id } = scene.company.arrives("Maria", "Bom dia");
  const writer = async (user: typeof BRUNO) => {
    const browser = scene.browser(user);
    const tab = await scene.openOnline(browser);
    await scene.until(() => expect(tab.replica.view.conversation(id)).toBeDefined());
    const copy = openPad(tab.replica, id);
    await scene.until(() => expect(copy.isLoaded()).toBe(true));
    return { ...tab, copy, browser };
  };
  return { scene, id, bruno: await writer(BRUNO), carla: await writer(CARLA) };
}
