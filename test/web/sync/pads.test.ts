import { openDB } from "idb";
import { expect, test } from "vitest";
import type { Id } from "#shared/ids.ts";
import type { PadCopy } from "../../../web/sync/pads/pad-copy.ts";
import { DRAFT, MAX_NOTE, MAX_NOTES } from "#shared/model/pad.ts";
import { MAX_DRAFT, type Root } from "../../../web/sync/pads/pad-doc.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { BRUNO, CARLA, SUPORTE, VENDAS } from "./support/people.ts";
import { createScene, settled, type Tab } from "./support/scene.ts";
import { openPad } from "./support/open-pad.ts";

test("what one writes grows at the others', and at one's own next tab", async () => {
  const { scene, id, bruno, carla } = await together();
  const second = await show(await scene.openOnline(bruno.browser), id);
  type(bruno, "Olá, Maria");
  await scene.until(() => expect([carla, second].map(draftOf)).toEqual(["Olá, Maria", "Olá, Maria"]));
  type(carla, "! Tudo bem?");
  await scene.until(() => expect([bruno, second].map(draftOf)).toEqual(Array(2).fill("Olá, Maria! Tudo bem?")));
  expect(scene.rooms.pads.draft(id)).toBe("Olá, Maria! Tudo bem?");
  await scene.until(() => expect([bruno, second].map((it) => it.copy.isWaiting())).toEqual([false, false]));
});

test("what several people write offline merges, and nothing of it is lost", async () => {
  const { scene, id, bruno, carla } = await together();
  type(bruno, "meio");
  await scene.until(() => expect(draftOf(carla)).toBe("meio"));
  for (const it of [bruno, carla]) it.browser.goOffline();
  bruno.copy.replace(DRAFT, 0, 0, "início ");
  for (const letter of " fim") type(carla, letter);
  expect([bruno, carla].map((it) => it.copy.isWaiting())).toEqual([true, true]);
  for (const it of [bruno, carla]) it.browser.goOnline();
  await scene.until(() => expect([bruno, carla].map(draftOf)).toEqual(Array(2).fill("início meio fim")));
  expect(scene.rooms.pads.draft(id)).toBe("início meio fim");
});

test("what waits for two pads that no room has told of yet goes to each one's own", async () => {
  const { scene, bruno } = await together();
  const ids = ["João", "Rita"].map((name) => scene.company.arrives(name, "Oi").id);
  await scene.until(() => ids.forEach((id) => expect(bruno.replica.view.conversation(id)).toBeDefined()));
  bruno.browser.goOffline();
  const shown = await Promise.all(ids.map((id) => show(bruno, id)));
  await scene.until(() => expect(shown.map((it) => it.copy.isLoaded())).toEqual([true, true]));
  shown.forEach((it, at) => type(it, ["Para João", "Para Rita"][at]!));
  bruno.browser.goOnline();
  await scene.until(() => expect(ids.map(scene.rooms.pads.draft)).toEqual(["Para João", "Para Rita"]));
  await scene.until(() => expect(shown.map((it) => it.copy.isWaiting())).toEqual([false, false]));
  expect(ids.map(scene.rooms.pads.draft)).toEqual(["Para João", "Para Rita"]);
});

test("what was written offline survives a reload, and is sent when one is back, whether or not the pad is shown", async () => {
  const { scene, id, bruno } = await together();
  bruno.browser.goOffline();
  type(bruno, "Escrito no ônibus");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Escrito no ônibus"));
  await bruno.close();
  const offline = await show(await scene.open(bruno.browser), id);
  await scene.until(() => expect(draftOf(offline)).toBe("Escrito no ônibus"));
  expect(offline.copy.isWaiting()).toBe(true);
  await offline.close();
  bruno.browser.goOnline();
  await scene.open(bruno.browser);
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Escrito no ônibus"));
  // Carla shows it, nobody else does any more: the channel was for sending only.
  await scene.until(() => expect(scene.rooms.pads.open()).toEqual([id]));
});

test("an update is written before it is acknowledged, and acknowledged before it counts as sent (P31, P36)", async () => {
  const { scene, id, bruno, carla } = await together();
  scene.rooms.pads.holdAcks();
  type(bruno, "um");
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("um"));
  type(bruno, " dois");
  type(bruno, " três");
  await settled();
  expect(scene.rooms.pads.taken).toHaveLength(1);
  expect(bruno.copy.isWaiting()).toBe(true);
  scene.rooms.pads.releaseAcks();
  await scene.until(() => expect(draftOf(carla)).toBe("um dois três"));
  expect(scene.rooms.pads.taken).toHaveLength(2);
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
});

test("what the room tells is acknowledged, several updates at a time (P36)", async () => {
  const { scene, id, bruno, carla } = await together();
  for (const letter of "abcdefgh") {
    type(bruno, letter);
    await settled();
  }
  await scene.until(() => expect(draftOf(carla)).toBe("abcdefgh"));
  const numbers = () => scene.rooms.pads.acked.filter((it) => it.userId === CARLA.id).map((it) => it.number);
  await scene.until(() => expect(numbers().at(-1)).toBe(scene.rooms.pads.told(id, CARLA.id)));
  expect(numbers().length).toBeLessThan(scene.rooms.pads.told(id, CARLA.id));
});

test("what was sent and never acknowledged is sent again, and stands there once", async () => {
  const { scene, id, bruno } = await together();
  scene.rooms.pads.holdAcks();
  type(bruno, "uma vez");
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("uma vez"));
  bruno.browser.goOffline();
  scene.rooms.pads.dropAcks();
  bruno.browser.goOnline();
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  expect(scene.rooms.pads.taken).toHaveLength(2);
  expect(scene.rooms.pads.draft(id)).toBe("uma vez");
});

test("a long absence is sent in frames that the room takes (P30)", async () => {
  const { scene, id, bruno } = await together();
  bruno.browser.goOffline();
  const notes = Array.from({ length: 20 }, (_, at) => `${at} `.padEnd(MAX_NOTE, "x"));
  for (const text of notes) {
    bruno.copy.replace(bruno.copy.addNote(), 0, 0, text);
    await settled();
  }
  bruno.browser.goOnline();
  await scene.until(() => expect(scene.rooms.pads.notes(id).sort()).toEqual([...notes].sort()));
  expect(Math.max(...scene.rooms.pads.taken)).toBeLessThan(50 * 1_024);
});

test("notes are written together; the room says whose they are, and in what order (P32)", async () => {
  const { scene, bruno, carla } = await together();
  const first = bruno.copy.addNote();
  type(bruno, "Cliente antiga", first);
  await scene.until(() => expect(carla.copy.text(first)).toBe("Cliente antiga"));
  await scene.until(() => expect(carla.copy.noteInfo()).toMatchObject([{ id: first, authorId: BRUNO.id }]));
  type(carla, ", paga em dia", first);
  await scene.until(() => expect(bruno.copy.text(first)).toBe("Cliente antiga, paga em dia"));
  await scene.until(() => expect(bruno.copy.noteInfo()).toMatchObject([{ authorId: BRUNO.id, editorId: CARLA.id }]));
  carla.copy.removeNote(first);
  await scene.until(() => expect(bruno.copy.noteIds()).toEqual([]));
  expect(await scene.stored(CARLA)).toContain(BRUNO.id);
});

test("a note, a draft and a pad take so much and no more, and never half a character", async () => {
  const { bruno } = await together();
  const note = bruno.copy.addNote();
  type(bruno, `${"x".repeat(MAX_NOTE - 1)}😀`, note);
  expect(bruno.copy.text(note)).toBe("x".repeat(MAX_NOTE - 1));
  type(bruno, "y".repeat(MAX_DRAFT + 7));
  expect(draftOf(bruno)).toHaveLength(MAX_DRAFT);
  for (let at = 1; at < MAX_NOTES + 3; at++) bruno.copy.addNote();
  expect(bruno.copy.noteIds()).toHaveLength(MAX_NOTES);
});

test("one's own changes are undone and done again, those of others stay", async () => {
  const { scene, bruno, carla } = await together();
  type(bruno, "Olá");
  await scene.until(() => expect(draftOf(carla)).toBe("Olá"));
  type(carla, ", Maria");
  await scene.until(() => expect(draftOf(bruno)).toBe("Olá, Maria"));
  bruno.copy.undo(DRAFT);
  await scene.until(() => expect(draftOf(carla)).toBe(", Maria"));
  bruno.copy.redo(DRAFT);
  await scene.until(() => expect(draftOf(carla)).toBe("Olá, Maria"));
});

test("where one writes moves with the text, and others see it there (P33)", async () => {
  const { scene, id, bruno, carla } = await together();
  type(bruno, "Olá, tudo bem?");
  await scene.until(() => expect(draftOf(carla)).toBe("Olá, tudo bem?"));
  bruno.copy.select(DRAFT, [5, 9]);
  await scene.until(() => expect(carla.copy.cursors(DRAFT)).toEqual([{ userId: BRUNO.id, anchor: 5, head: 9 }]));
  carla.copy.replace(DRAFT, 4, 4, " Maria,");
  await scene.until(() => expect(bruno.copy.selection(DRAFT)).toEqual([12, 16]));
  expect(carla.copy.cursors(DRAFT)).toEqual([{ userId: BRUNO.id, anchor: 12, head: 16 }]);
  const second = await show(await scene.openOnline(carla.browser), id);
  await scene.until(() => expect(second.copy.cursors(DRAFT)).toEqual([{ userId: BRUNO.id, anchor: 12, head: 16 }]));
  bruno.copy.select(DRAFT, null);
  await scene.until(() => expect(carla.copy.cursors(DRAFT)).toEqual([]));
});

test("two who write at the same place each keep their caret behind what they wrote", async () => {
  const { scene, bruno, carla } = await together();
  type(bruno, "a");
  bruno.copy.select(DRAFT, [1, 1]);
  await scene.until(() => expect(draftOf(carla)).toBe("a"));
  type(carla, "zzz");
  await scene.until(() => expect(draftOf(bruno)).toBe("azzz"));
  expect(bruno.copy.selection(DRAFT)).toEqual([1, 1]);
});

test("a pad of a new epoch takes the place of ours, also when nothing is in it (P28, P35)", async () => {
  const { scene, id, bruno, carla } = await together();
  type(bruno, "antes");
  await scene.until(() => expect(draftOf(carla)).toBe("antes"));
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  scene.rooms.pads.renew(id);
  await settled();
  type(carla, " e depois");
  await scene.until(() => expect([bruno, carla].map(draftOf)).toEqual(["antes e depois", "antes e depois"]));
  scene.rooms.pads.lose(id);
  await scene.until(() => expect([bruno, carla].map(draftOf)).toEqual(["", ""]));
  expect(await scene.stored(BRUNO)).not.toContain("antes");
  expect(bruno.replica.outbox.refusals()).toEqual([]);
});

test("what waited for a pad that is no more is given back, and one's new notes are made again", async () => {
  const { scene, id, bruno, carla } = await together();
  const known = bruno.copy.addNote();
  type(bruno, "conhecida", known);
  type(bruno, "Olá");
  await scene.until(() => expect([draftOf(carla), carla.copy.text(known)]).toEqual(["Olá", "conhecida"]));
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  bruno.browser.goOffline();
  type(bruno, ", Maria");
  type(bruno, " e mudada", known);
  type(bruno, "Nota nova", bruno.copy.addNote());
  await settled();
  scene.rooms.pads.lose(id);
  bruno.browser.goOnline();
  await scene.until(() => expect(scene.rooms.pads.notes(id)).toEqual(["Nota nova"]));
  await scene.until(() => expect(bruno.replica.outbox.refusals()).toHaveLength(2));
  expect(bruno.replica.outbox.refusals()).toMatchObject(
    ["Olá, Maria", "conhecida e mudada"].map((text) => ({ name: "pad", code: "conflict", conversationId: id, text })),
  );
  const here = () => [draftOf(bruno), bruno.copy.noteIds().map((it) => bruno.copy.text(it))];
  await scene.until(() => expect(here()).toEqual(["", ["Nota nova"]]));
});

test("what the new pad has already is not given back", async () => {
  const { scene, id, bruno } = await together();
  scene.rooms.pads.holdAcks();
  type(bruno, "Já está lá");
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Já está lá"));
  scene.rooms.pads.dropAcks();
  scene.rooms.pads.renew(id);
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(true));
  await scene.until(() => expect(scene.rooms.pads.opens.length).toBeGreaterThan(2));
  await settled();
  expect(draftOf(bruno)).toBe("Já está lá");
  expect(bruno.replica.outbox.refusals()).toEqual([]);
});

test("what is typed while the pad is replaced is carried over", async () => {
  const { scene, id, bruno } = await together();
  type(bruno, "Olá");
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  const second = await show(await scene.openOnline(bruno.browser), id);
  await scene.until(() => expect(draftOf(second)).toBe("Olá"));
  scene.rooms.pads.lose(id);
  for (let at = 0; at < 30; at++) {
    type(second, "x");
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await scene.until(() => expect(second.copy.isWaiting()).toBe(false));
  const given = bruno.replica.outbox.refusals().map((it) => it.text ?? "");
  const count = [...given, draftOf(second) ?? ""].join("").match(/x/g)?.length;
  expect(given.length).toBeGreaterThan(0);
  expect(count).toBeGreaterThanOrEqual(30);
});

test("what a room refuses is given back once, and the room's copy takes its place", async () => {
  const { scene, id, bruno, carla } = await together();
  type(carla, "De Carla");
  await scene.until(() => expect(draftOf(bruno)).toBe("De Carla"));
  scene.rooms.pads.refuse("forbidden");
  type(bruno, " e de Bruno");
  type(bruno, "Nota", bruno.copy.addNote());
  await scene.until(() =>
    expect(bruno.replica.outbox.refusals().map((it) => it.text)).toContain("De Carla e de Bruno"),
  );
  await scene.until(() => expect(draftOf(bruno)).toBe("De Carla"));
  await scene.until(() => expect(bruno.copy.isWaiting()).toBe(false));
  scene.rooms.pads.refuse(null);
  type(bruno, "!");
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("De Carla!"));
});

test("after unavailable the same is sent again (P31)", async () => {
  const { scene, id, bruno } = await together();
  scene.rooms.pads.refuse("unavailable");
  type(bruno, "Olá");
  await settled();
  expect(scene.rooms.pads.draft(id)).toBe("");
  scene.rooms.pads.refuse(null);
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Olá"));
  expect(bruno.replica.outbox.refusals()).toEqual([]);
});

test.each(["unavailable", "crowded", "gone"] as const)(
  "a pad that is closed with %s is opened again later",
  async (why) => {
    const { scene, id, bruno } = await together();
    scene.rooms.pads.closeAll(why);
    scene.rooms.pads.closeNow(id, why);
    type(bruno, "Olá");
    await settled();
    const before = scene.rooms.pads.opens.length;
    await settled();
    expect(scene.rooms.pads.opens).toHaveLength(before);
    scene.rooms.pads.closeAll(null);
    await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Olá"));
  },
);

test("a pad follows its conversation to another team of ours (P34)", async () => {
  const { scene, id, bruno, carla } = await together();
  type(carla, "Antes");
  await scene.until(() => expect(draftOf(bruno)).toBe("Antes"));
  scene.company.set(id, { teamId: SUPORTE.id });
  type(carla, " e depois");
  await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Antes e depois"));
  await scene.until(() => expect(carla.copy.isWaiting()).toBe(false));
  await scene.until(() => expect(bruno.copy.isLoaded()).toBe(false));
  expect(await scene.stored(BRUNO)).not.toContain("Antes");
});

test("what was typed and not sent goes with the conversation, from the disk at once", async () => {
  const { scene, id, bruno, carla } = await together();
  type(carla, "De Carla");
  await scene.until(() => expect(draftOf(bruno)).toBe("De Carla"));
  bruno.browser.goOffline();
  type(bruno, " Nunca enviado");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("Nunca enviado"));
  scene.company.set(id, { teamId: SUPORTE.id });
  bruno.browser.goOnline();
  await scene.until(async () => expect(await scene.stored(BRUNO)).not.toContain("Nunca enviado"));
  expect(bruno.copy.isLoaded()).toBe(false);
  scene.clock.advance(31_000);
  scene.company.set(id, { teamId: VENDAS.id });
  await scene.until(() => expect(draftOf(bruno)).toBe("De Carla"));
  await settled();
  expect(scene.rooms.pads.draft(id)).toBe("De Carla");
});

test("what was typed offline follows its conversation to another team of ours, whichever feed is faster", async () => {
  for (const slow of [VENDAS, SUPORTE]) {
    const { scene, id, carla } = await together();
    type(carla, "Antes");
    await scene.until(() => expect(carla.copy.isWaiting()).toBe(false));
    carla.browser.goOffline();
    type(carla, " e no caminho");
    await settled();
    scene.rooms.hold(teamScope(slow.id));
    scene.company.set(id, { teamId: SUPORTE.id });
    carla.browser.goOnline();
    await settled();
    scene.rooms.release(teamScope(slow.id));
    await scene.until(() => expect(scene.rooms.pads.draft(id)).toBe("Antes e no caminho"));
    await scene.until(() => expect(draftOf(carla)).toBe("Antes e no caminho"));
    await scene.until(() => expect(carla.copy.isWaiting()).toBe(false));
  }
});

test("kept updates are folded when there are 64 of them", async () => {
  const { scene, id, bruno, carla } = await together();
  for (let at = 0; at < 70; at++) {
    type(bruno, "x");
    await scene.until(() => expect(draftOf(carla)).toHaveLength(at + 1));
  }
  await scene.until(async () => expect(await updatesOf(CARLA.id)).toBeLessThan(64));
  const again = await show(await scene.openOnline(carla.browser), id);
  await scene.until(() => expect(draftOf(again)).toHaveLength(70));
});

test("a copy that cannot be read is made anew from the room's, with what waits", async () => {
  const { scene, id, bruno, carla } = await together();
  type(carla, "Da sala");
  await scene.until(() => expect(draftOf(bruno)).toBe("Da sala"));
  bruno.browser.goOffline();
  type(bruno, " e de mim");
  await scene.until(async () => expect(await scene.stored(BRUNO)).toContain("e de mim"));
  await bruno.close();
  await breakState(BRUNO.id, id);
  bruno.browser.goOnline();
  const again = await show(await scene.openOnline(bruno.browser), id);
  await scene.until(() => expect(draftOf(again)).toBe("Da sala e de mim"));
});

type Writer = { copy: PadCopy };

/** Shows the conversation's pad in a tab. */
async function show(tab: Tab, id: Id) {
  return { ...tab, copy: openPad(tab.replica, id) };
}

function type({ copy }: Writer, text: string, root: Root = DRAFT): void {
  const at = copy.text(root)?.length ?? 0;
  copy.replace(root, at, at, text);
}

function draftOf({ copy }: Writer): string | undefined {
  return copy.text(DRAFT);
}

/** Bruno and Carla with the pad of the same conversation before them. */
async function together() {
  const scene = createScene();
  const { id } = scene.company.arrives("Maria", "Bom dia");
  const writer = async (user: typeof BRUNO) => {
    const browser = scene.browser(user);
    const tab = await scene.openOnline(browser);
    await scene.until(() => expect(tab.replica.view.conversation(id)).toBeDefined());
    const shown = await show(tab, id);
    await scene.until(() => expect(shown.copy.isLoaded()).toBe(true));
    return { ...shown, browser };
  };
  return { scene, id, bruno: await writer(BRUNO), carla: await writer(CARLA) };
}

const dbOf = (userId: Id) => openDB(`prosa-${userId}`);

async function updatesOf(userId: Id): Promise<number> {
  const db = await dbOf(userId);
  const count = await db.count("padUpdates");
  db.close();
  return count;
}

/** Damages a pad's folded state. */
async function breakState(userId: Id, id: Id): Promise<void> {
  const db = await dbOf(userId);
  const row = await db.get("pads", id);
  await db.put("pads", { ...row, state: new Uint8Array([1, 9, 9, 9]) });
  db.close();
}
