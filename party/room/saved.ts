import { PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Access } from "#shared/model/team.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { type Effect, effectOf } from "./effect.ts";
import { LIMITS } from "./limits.ts";
import type { Storage } from "./ports.ts";
import type { Member, Roster, RoomState } from "./state.ts";

/** How a room lies in its storage: one key for where it stands, one a member, one a conversation. */
const ROOM = "room/";
const HEAD = "room/head";
const MEMBER = "room/member/";
const CONVERSATION = "room/conversation/";

/** `shape` is the protocol whose summaries were saved; what another version left behind is not read. */
type Head = { shape: number; epoch: string; seq: number; mark: number; access: Access | null; accessSince: number };

/** The room as it was saved, or null when there is nothing to go on from. */
export const loadState = async (storage: Storage, scope: Scope): Promise<RoomState | null> => {
  const saved = await storage.read(ROOM);
  const head = saved.get(HEAD) as Head | undefined;
  if (head?.shape !== PROTOCOL_VERSION) return null;
  const members = new Map<string, Member>();
  const conversations = new Map<string, Conversation>();
  for (const [key, value] of saved) {
    if (key.startsWith(MEMBER)) members.set(key.slice(MEMBER.length), value as Member);
    if (key.startsWith(CONVERSATION)) conversations.set(key.slice(CONVERSATION.length), value as Conversation);
  }
  const { epoch, seq, mark, access, accessSince } = head;
  return { epoch, seq, mark, roster: { scope, access, accessSince, members }, conversations };
};

/** Replaces whatever was saved by the state. */
export const saveState = async (storage: Storage, state: RoomState): Promise<void> => {
  const entries = new Map<string, unknown>();
  for (const key of (await storage.read(ROOM)).keys()) if (key !== HEAD) entries.set(key, null);
  for (const [id, member] of state.roster.members) entries.set(MEMBER + id, member);
  for (const [id, conversation] of state.conversations) entries.set(CONVERSATION + id, conversation);
  await write(storage, entries, headOf(state));
};

/** Saves what the rows do to the state, and returns it row by row; the state itself is not touched. */
export const saveRows = async (storage: Storage, state: RoomState, rows: readonly LogRow[]): Promise<Effect[]> => {
  const entries = new Map<string, unknown>();
  let { roster, seq, mark } = state;
  const effects = rows.map((row) => {
    const effect = effectOf(roster, row);
    if (effect.conversation) entries.set(CONVERSATION + effect.conversation.id, effect.conversation.now);
    for (const [id, member] of changedMembers(roster, effect.roster)) entries.set(MEMBER + id, member);
    ({ roster } = effect);
    ({ seq, mark } = row);
    return effect;
  });
  await write(storage, entries, headOf({ epoch: state.epoch, seq, mark, roster }));
  return effects;
};

export const forgetConversations = (storage: Storage, ids: readonly string[]): Promise<void> =>
  forget(
    storage,
    ids.map((id) => CONVERSATION + id),
  );

/** Forgets the room, its head first: what is left by a crash is nothing to go on from. */
export const forgetState = async (storage: Storage): Promise<void> => {
  await storage.write(new Map([[HEAD, null]]));
  await forget(storage, [...(await storage.read(ROOM)).keys()]);
};

const forget = async (storage: Storage, keys: readonly string[]): Promise<void> => {
  for (const some of chunks(keys, LIMITS.batchKeys)) await storage.write(new Map(some.map((key) => [key, null])));
};

const changedMembers = (before: Roster, after: Roster): [string, unknown][] => {
  if (before === after) return [];
  const ids = new Set([...before.members.keys(), ...after.members.keys()]);
  return [...ids]
    .filter((id) => before.members.get(id) !== after.members.get(id))
    .map((id) => [id, after.members.get(id) ?? null]);
};

const headOf = ({ epoch, seq, mark, roster }: Pick<RoomState, "epoch" | "seq" | "mark" | "roster">): Head => ({
  shape: PROTOCOL_VERSION,
  epoch,
  seq,
  mark,
  access: roster.access,
  accessSince: roster.accessSince,
});

/** The head goes with the last batch: a crash in between leaves newer rows under an older cursor, never the reverse. */
const write = async (storage: Storage, entries: ReadonlyMap<string, unknown>, head: Head): Promise<void> => {
  const batches = chunks([...entries], LIMITS.batchKeys - 1);
  const last = batches.pop() ?? [];
  for (const batch of batches) await storage.write(new Map(batch));
  await storage.write(new Map([...last, [HEAD, head]]));
};

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
