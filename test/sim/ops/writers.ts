import { DRAFT } from "#shared/model/pad.ts";
import type { PadCopy } from "../../../web/sync/pads/pad-copy.ts";
import { virtualId } from "../engine/globals.ts";
import type { Random } from "../engine/random.ts";
import { tokensIn } from "../oracle/history.ts";
import type { Tab } from "../world/device.ts";
import type { World } from "../world/world.ts";
import { anyOpen, anyShown, canary, type Op } from "./pick.ts";

/** A pad that somebody has open in a tab. */
export type OpenPad = { tab: Tab; id: string; copy: PadCopy };

const open = new WeakMap<World, Set<OpenPad>>();

export const openPads = (world: World): OpenPad[] => {
  const all = open.get(world) ?? new Set<OpenPad>();
  open.set(world, all);
  // A replica that was replaced has taken its pads with it.
  for (const it of all) if (!it.tab.replica) all.delete(it);
  return [...all];
};

const ready = (world: World, random: Random): OpenPad | undefined =>
  random.pick(openPads(world).filter((it) => it.copy.isLoaded()));

/** The draft, or one of the notes. */
const anyRoot = (copy: PadCopy, random: Random): string => random.pick([DRAFT, DRAFT, ...copy.noteIds()]) ?? DRAFT;

export const WRITER_OPS = {
  openPad: ((world, random) => {
    const found = anyOpen(world, random);
    const conversation = found && anyShown(found.replica, random);
    if (!found || !conversation) return null;
    openPads(world);
    const { tab, replica } = found;
    const { copy: now, close } = tab.act(() => replica.pads.open(conversation.id));
    const copy = now();
    if (!copy) throw new Error("the code of pads is not loaded");
    const entry = { tab, id: conversation.id, copy };
    open.get(world)?.add(entry);
    const closeLater = (): void => {
      open.get(world)?.delete(entry);
      close();
    };
    tab.act(() => setTimeout(closeLater, random.between(5_000, 240_000)));
    return `${tab.name} opens the pad of ${conversation.id.slice(-4)}`;
  }) satisfies Op,

  type: ((world, random) => {
    const pad = ready(world, random);
    if (!pad) return null;
    const root = anyRoot(pad.copy, random);
    const text = pad.copy.text(root) ?? "";
    const token = canary("p");
    world.oracle.history.mark(token, pad.id);
    world.oracle.pads.typed(token, root);
    const at = random.int(text.length + 1);
    // Between canaries, not into them.
    const free = text.lastIndexOf("⟦", at - 1) > text.lastIndexOf("⟧", at - 1) ? text.length : at;
    pad.tab.act(() => pad.copy.replace(root, free, free, token));
    pad.tab.type();
    return `${pad.tab.name} types ${token} in ${root === DRAFT ? DRAFT : "a note"} of ${pad.id.slice(-4)}`;
  }) satisfies Op,

  erase: ((world, random) => {
    const pad = ready(world, random);
    if (!pad) return null;
    const root = anyRoot(pad.copy, random);
    const text = pad.copy.text(root) ?? "";
    if (text === "") return null;
    const from = random.int(text.length);
    const to = Math.min(text.length, from + 1 + random.int(12));
    // A canary that is cut into is gone, and so is one that was cut before.
    world.oracle.pads.erased(
      tokensIn(text).filter((it) => text.indexOf(it) < to && text.indexOf(it) + it.length > from),
    );
    pad.tab.act(() => pad.copy.replace(root, from, to, ""));
    return `${pad.tab.name} erases ${text.slice(from, to)} of ${pad.id.slice(-4)}`;
  }) satisfies Op,

  /** Whoever sends a draft empties it for all. */
  sendDraft: ((world, random) => {
    const pad = ready(world, random);
    const text = pad?.copy.text(DRAFT) ?? "";
    if (!pad?.tab.replica || text === "") return null;
    const { commands } = pad.tab.replica;
    const reply = `${text} ${canary("r")}`;
    const code = pad.tab.act(() =>
      commands.run("send", { conversationId: pad.id, messageId: virtualId(), text: reply }),
    );
    if (code) return null;
    world.oracle.pads.erased(tokensIn(text));
    pad.tab.act(() => pad.copy.replace(DRAFT, 0, text.length, ""));
    return `${pad.tab.name} sends the draft of ${pad.id.slice(-4)}`;
  }) satisfies Op,

  addNote: ((world, random) => {
    const pad = ready(world, random);
    if (!pad) return null;
    const id = pad.tab.act(() => pad.copy.addNote());
    return `${pad.tab.name} adds note ${id.slice(-4)} to ${pad.id.slice(-4)}`;
  }) satisfies Op,

  removeNote: ((world, random) => {
    const pad = ready(world, random);
    const note = pad && random.pick(pad.copy.noteIds());
    if (!pad || note === undefined) return null;
    world.oracle.pads.removed(note, tokensIn(pad.copy.text(note) ?? ""));
    pad.tab.act(() => pad.copy.removeNote(note));
    return `${pad.tab.name} removes note ${note.slice(-4)} of ${pad.id.slice(-4)}`;
  }) satisfies Op,

  point: ((world, random) => {
    const pad = ready(world, random);
    if (!pad) return null;
    const length = pad.copy.text(DRAFT)?.length ?? 0;
    const range = random.chance(0.8) ? ([random.int(length + 1), random.int(length + 1)] as const) : null;
    pad.tab.act(() => pad.copy.select(DRAFT, range));
    return `${pad.tab.name} points at ${range?.join("–") ?? "nothing"}`;
  }) satisfies Op,

  undo: ((world, random) => {
    const pad = ready(world, random);
    if (!pad) return null;
    const root = anyRoot(pad.copy, random);
    const before = tokensIn(pad.copy.text(root) ?? "");
    pad.tab.act(() => (random.chance(0.7) ? pad.copy.undo(root) : pad.copy.redo(root)));
    const after = new Set(tokensIn(pad.copy.text(root) ?? ""));
    world.oracle.pads.erased(before.filter((it) => !after.has(it)));
    return `${pad.tab.name} undoes in ${pad.id.slice(-4)}`;
  }) satisfies Op,
};
