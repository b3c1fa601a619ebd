import * as Y from "yjs";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { PadRow, PadUpdateRow } from "../../../web/sync/pads/rows.ts";
import { openPads } from "../ops/writers.ts";
import type { Device } from "../world/device.ts";
import type { World } from "../world/world.ts";

/** A pad as one of its holders has it: its texts, and Yjs' state vector. */
type Held = { epoch: string; texts: string; vector: string };

type Row = { conversation_id: string; keeper: Scope; epoch: string; draft: string; notes: string };

/** What is not as it has to be with the pads once everything has come to rest. */
export function* padProblems(world: World): Generator<string | null> {
  const rows = new Map(world.d1.look<Row>("select * from pads").map((it) => [it.conversation_id, it]));
  const opened = new Set(openPads(world).map((it) => it.id));
  for (const row of rows.values())
    if (opened.has(row.conversation_id) || !world.oracle.pads.isRestored()) yield savedOtherwise(world, row);
  yield* lost(world, rows);
  for (const device of world.devices) yield* unsent(device);
  for (const { tab, id, copy } of openPads(world)) {
    if (!tab.device.isUp || !copy.isLoaded()) continue;
    if (copy.isWaiting()) yield `${tab.name} still has something to send to the pad of ${id}`;
    const row = rows.get(id);
    if (!row) continue;
    const kept = keptBy(world, row);
    const replica = inReplica(tab.device, `prosa-${tab.device.person.id}`, id);
    const shown = textsOf(
      copy.text(DRAFT) ?? "",
      copy.noteIds().map((note) => [note, copy.text(note) ?? ""]),
    );
    if (!kept || kept.epoch !== replica?.epoch) yield `${tab.device.name} has the pad of ${id} of another epoch`;
    else if (kept.vector !== replica.vector)
      yield `${tab.device.name} has another pad of ${id}: ${replica.texts} instead of ${kept.texts}`;
    else if (shown !== kept.texts) yield `${tab.name} shows another pad of ${id}: ${shown} instead of ${kept.texts}`;
  }
}

const savedOtherwise = (world: World, row: Row): string | null => {
  const kept = keptBy(world, row);
  if (!kept) return null;
  const notes = (JSON.parse(row.notes) as { id: string; text: string }[]).map((it): [string, string] => [
    it.id,
    it.text,
  ]);
  const saved = textsOf(row.draft, notes);
  if (kept.epoch !== row.epoch) return `the pad of ${row.conversation_id} is kept in another epoch than the saved one`;
  return kept.texts === saved
    ? null
    : `the pad of ${row.conversation_id} was saved as ${saved} instead of ${kept.texts}`;
};

/**
 * Whatever a room has acknowledged is there, unless somebody has erased it, or it was about a conversation that a restored
 * database does not have, which the room has yet to hear.
 */
function* lost({ oracle, d1 }: World, rows: ReadonlyMap<string, Row>): Generator<string | null> {
  for (const token of oracle.pads.kept.keys()) {
    if (oracle.pads.isErased(token)) continue;
    const id = oracle.history.conversationOf(token) ?? "";
    if (oracle.pads.isRestored() && d1.look("select id from conversations where id = ?", id).length === 0) continue;
    const row = rows.get(id);
    if (!row?.draft.includes(token) && !row?.notes.includes(token))
      yield `${token} was acknowledged and is not in the pad of ${id}`;
  }
}

function* unsent(device: Device): Generator<string | null> {
  if (!device.isUp || device.tabs.size === 0) return;
  for (const name of device.databases.names())
    for (const it of device.databases.read<PadUpdateRow>(name, "padUpdates").values())
      if (it.isWaiting === 1)
        yield `${device.name} still has to send what was written in the pad of ${it.conversationId}`;
}

const keptBy = (world: World, { keeper, conversation_id: id }: Row): Held | null => {
  const stored = world.rooms.get(keeper)?.pads.get(id);
  const { keeps, epoch } = (stored?.meta ?? {}) as { keeps?: boolean; epoch?: string };
  return stored && keeps && epoch !== undefined ? heldOf(epoch, stored.updates) : null;
};

const inReplica = (device: Device, name: string, id: string): Held | null => {
  const pad = device.databases.read<PadRow>(name, "pads").get(id);
  if (!pad) return null;
  const updates = [...device.databases.read<PadUpdateRow>(name, "padUpdates").values()].filter(
    (it) => it.conversationId === id,
  );
  return heldOf(pad.epoch, [...(pad.state ? [pad.state] : []), ...updates.map((it) => it.bytes)]);
};

const heldOf = (epoch: string, updates: readonly Uint8Array[]): Held => {
  const doc = new Y.Doc();
  for (const it of updates) Y.applyUpdate(doc, it);
  const notes = [...doc.getMap<Y.Text>(NOTES)].map(([id, text]): [string, string] => [id, text.toString()]);
  const held = {
    epoch,
    texts: textsOf(doc.getText(DRAFT).toString(), notes),
    vector: sortedVector(doc),
  };
  doc.destroy();
  return held;
};

/** The order of clients in an encoded vector is that in which they were met. */
const sortedVector = (doc: Y.Doc): string =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))]
    .map((it) => it.join(":"))
    .toSorted()
    .join();

const textsOf = (draft: string, notes: readonly (readonly [string, string])[]): string =>
  JSON.stringify([draft, ...notes.toSorted(([one], [other]) => (one < other ? -1 : 1))]);
