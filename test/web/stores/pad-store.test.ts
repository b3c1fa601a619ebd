import { createEffect, createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import { createProsa } from "../../../web/stores/create-prosa.ts";
import { BRUNO, CARLA } from "../sync/support/people.ts";
import { mounted, pageOf } from "./support/page.ts";

test("a pad can be written in once it has been read, and says when all of it has reached the others", async () => {
  const { prosa, company, rooms, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const pad = mounted(() => prosa.pads.open(() => id));
  expect([pad.isLoaded(), pad.draft.text(), pad.notes()]).toEqual([false, "", []]);
  await until(() => expect(pad.isLoaded()).toBe(true));
  const texts: string[] = [];
  mounted(() => createEffect(() => texts.push(pad.draft.text())));
  pad.draft.replace(0, 0, "Olá, Maria");
  pad.draft.replace(5, 10, "Ana");
  expect([pad.draft.text(), pad.isWaiting()]).toEqual(["Olá, Ana", true]);
  expect(texts).toEqual(["", "Olá, Maria", "Olá, Ana"]);
  await until(() => expect(pad.isWaiting()).toBe(false));
  expect(rooms.pads.draft(id)).toBe("Olá, Ana");
});

test("what was written before the pad could be read is in its draft, though one has left by then", async () => {
  const { prosa, company, rooms, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  createRoot((leave) => {
    const pad = prosa.pads.open(() => id);
    expect(pad.isLoaded()).toBe(false);
    pad.draft.replace(0, 0, "Olá, Maria");
    leave();
  });
  await until(() => expect(rooms.pads.draft(id)).toBe("Olá, Maria"));
});

test("notes show in order of time, those that no room has seen last, each with its own text", async () => {
  const { prosa, company, browser, clock, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const pad = mounted(() => prosa.pads.open(() => id));
  await until(() => expect(pad.isLoaded()).toBe(true));
  const first = pad.addNote();
  pad.note(first)?.replace(0, 0, "Primeira");
  await until(() => expect(pad.notes()).toMatchObject([{ id: first, text: "Primeira", authorId: BRUNO.id }]));
  clock.advance(60_000);
  browser.goOffline();
  const second = pad.addNote();
  const runs = { first: 0 };
  mounted(() => createEffect(() => (pad.note(first)?.text(), (runs.first += 1))));
  pad.note(second)?.replace(0, 0, "Segunda");
  expect(pad.notes()).toMatchObject([
    { id: first, text: "Primeira" },
    { id: second, text: "Segunda", authorId: null, at: null },
  ]);
  expect(pad.note(first)).toBe(pad.note(first));
  expect(pad.note(first)?.text()).toBe("Primeira");
  pad.removeNote(second);
  expect(pad.note(second)).toBeUndefined();
  browser.goOnline();
});

test("the pad follows the conversation on screen", async () => {
  const { prosa, company, until } = await pageOf(BRUNO);
  const [maria, joao] = [company.arrives("Maria", "Bom dia"), company.arrives("João", "Oi")];
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(2));
  const [id, setId] = createSignal(maria.id);
  const pad = mounted(() => prosa.pads.open(id));
  await until(() => expect(pad.isLoaded()).toBe(true));
  pad.draft.replace(0, 0, "Para Maria");
  pad.draft.select([5, 5]);
  expect(pad.draft.selection()).toEqual([5, 5]);
  setId(joao.id);
  expect([pad.draft.text(), pad.draft.selection()]).toEqual(["", null]);
  await until(() => expect(pad.isLoaded()).toBe(true));
  pad.draft.replace(0, 0, "Para João");
  setId(maria.id);
  await until(() => expect(pad.draft.text()).toBe("Para Maria"));
});

test("two who write see each other's texts and cursors", async () => {
  const { prosa, company, colleague, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  const carla = colleague(CARLA);
  for (const page of [prosa, carla]) await until(() => expect(page.conversations.get(id)).toBeDefined());
  const [mine, hers] = [prosa, carla].map((page) => mounted(() => page.pads.open(() => id)));
  for (const pad of [mine!, hers!]) await until(() => expect(pad.isLoaded()).toBe(true));
  mine!.draft.replace(0, 0, "Olá");
  mine!.draft.select([3, 3]);
  await until(() => expect(hers!.draft.cursors()).toEqual([{ userId: BRUNO.id, anchor: 3, head: 3 }]));
  hers!.draft.replace(0, 0, "– ");
  await until(() => expect(mine!.draft.selection()).toEqual([5, 5]));
  mine!.draft.undo();
  await until(() => expect(hers!.draft.text()).toBe("– "));
});

test("text is given back behind what is in the draft, whether or not it is on screen", async () => {
  const { prosa, company, rooms, until } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  prosa.pads.giveBack(id, "Devolvido");
  await until(() => expect(rooms.pads.draft(id)).toBe("Devolvido"));
  prosa.pads.giveBack(id, "E mais");
  await until(() => expect(rooms.pads.draft(id)).toBe("Devolvido\n\nE mais"));
});

test("what is written is kept on the device, shows in another tab, and goes with the sign-out", async () => {
  const { prosa, company, browser, until, stored } = await pageOf(BRUNO);
  const { id } = company.arrives("Maria", "Bom dia");
  await until(() => expect(prosa.conversations.inTab("queue")).toHaveLength(1));
  const pad = mounted(() => prosa.pads.open(() => id));
  await until(() => expect(pad.isLoaded()).toBe(true));
  pad.draft.replace(0, 0, "Olá, Maria");
  await until(async () => expect(await stored(BRUNO)).toContain("Olá, Maria"));
  const other = createProsa(browser.portsOfTab());
  const shown = mounted(() => other.pads.open(() => id));
  await until(() => expect(shown.draft.text()).toBe("Olá, Maria"));
  await other.session.signOut();
  await until(() => expect(prosa.session.current().state).toBe("signed_out"));
  expect([pad.draft.text(), pad.isLoaded(), shown.draft.text()]).toEqual(["", false, ""]);
  expect(prosa.conversations.inTab("queue")).toEqual([]);
});

test("how the device keeps its copy is told, and can be dismissed", async () => {
  const { prosa, until } = await pageOf(BRUNO);
  expect(prosa.connection.storage()).toBe("kept");
  indexedDB.deleteDatabase(`prosa-${BRUNO.id}`);
  await until(() => expect(prosa.connection.storage()).toBe("rebuilt"));
  prosa.connection.dismissStorage();
  expect(prosa.connection.storage()).toBe("kept");
});
