import { isSameDay } from "../../../i18n/dates.ts";
import type { ShownMessage, ShownNote } from "../../../stores/prosa.ts";
import { groupReactions, type Reaction } from "./reactions/grouping.ts";

/** One line of a conversation: a message, an internal note, or the day that begins above it. */
export type Entry =
  | { key: string; kind: "day"; at: number }
  | {
      key: string;
      kind: "message";
      message: ShownMessage;
      reactions: readonly Reaction[];
      startsRun: boolean;
      endsRun: boolean;
    }
  | { key: string; kind: "note"; note: ShownNote };

/** Messages of one sender within this time stand together, under one name. */
const RUN_MS = 5 * 60_000;

/** What a message is shown as: a bubble, or a quiet line about what happened. */
export const isLine = ({ direction, status, kind }: ShownMessage): boolean =>
  direction === "system" || status === "cancelled" || kind === "reaction";

/**
 * Messages and notes in order of time, with day separators and runs. Reactions stand at what they are about. A note that has no time yet is the newest. Keys stay the
 * same as messages come and change.
 */
export const timelineOf = (messages: readonly ShownMessage[], notes: readonly ShownNote[] = []): Entry[] => {
  const { others, about } = groupReactions(messages);
  const things = inOrder(others, notes);
  return things.flatMap((it, index): Entry[] => {
    const before = things[index - 1];
    const startsDay = it.at !== null && (!before || (before.at !== null && !isSameDay(before.at, it.at)));
    const day: Entry[] =
      startsDay && it.at !== null ? [{ key: `day-${new Date(it.at).toDateString()}`, kind: "day", at: it.at }] : [];
    return [...day, entryOf(it, before, things[index + 1], about)];
  });
};

/**
 * Notes from before the earliest message that is known wait for those messages: else they would stand in the wrong place, and
 * jump when older messages come.
 */
export const notesSince = (
  notes: readonly ShownNote[],
  messages: readonly ShownMessage[],
  hasMore: boolean,
): readonly ShownNote[] => {
  const from = hasMore ? (messages[0]?.at ?? Infinity) : -Infinity;
  return notes.filter((it) => it.at === null || it.at >= from);
};

type Thing = { at: number; message: ShownMessage } | { at: number | null; note: ShownNote };

/** Both come in order of time; a note stands behind the messages of its moment. */
const inOrder = (messages: readonly ShownMessage[], notes: readonly ShownNote[]): Thing[] => {
  const things: Thing[] = [];
  let next = 0;
  for (const message of messages) {
    for (let note = notes[next]; note && note.at !== null && note.at < message.at; note = notes[next]) {
      things.push({ at: note.at, note });
      next += 1;
    }
    things.push({ at: message.at, message });
  }
  return [...things, ...notes.slice(next).map((note) => ({ at: note.at, note }))];
};

const entryOf = (
  it: Thing,
  before: Thing | undefined,
  after: Thing | undefined,
  about: ReadonlyMap<string, readonly Reaction[]>,
): Entry => {
  if ("note" in it) return { key: it.note.id, kind: "note", note: it.note };
  return {
    key: it.message.id,
    kind: "message",
    message: it.message,
    reactions: about.get(it.message.id) ?? [],
    startsRun: !before || !isOneRun(before, it),
    endsRun: !after || !isOneRun(it, after),
  };
};

const isOneRun = (one: Thing, other: Thing): boolean => {
  if ("note" in one || "note" in other) return false;
  const [a, b] = [one.message, other.message];
  return (
    a.direction === b.direction &&
    !isLine(a) &&
    !isLine(b) &&
    a.author?.id === b.author?.id &&
    b.at - a.at < RUN_MS &&
    isSameDay(a.at, b.at)
  );
};
