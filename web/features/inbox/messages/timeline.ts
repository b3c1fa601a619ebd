import { isSameDay } from "../../../i18n/dates.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";

/** One line of a conversation: a message, or the day that begins above it. */
export type Entry =
  | { key: string; kind: "day"; at: number }
  | { key: string; kind: "message"; message: ShownMessage; startsRun: boolean; endsRun: boolean };

/** Messages of one sender within this time stand together, under one name. */
const RUN_MS = 5 * 60_000;

/** The messages, in order of time, with day separators and runs. Keys stay the same as messages come and change. */
export const timelineOf = (messages: readonly ShownMessage[]): Entry[] => {
  const entries: Entry[] = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    if (!before || !isSameDay(before.at, message.at)) {
      entries.push({ key: `day-${new Date(message.at).toDateString()}`, kind: "day", at: message.at });
    }
    entries.push({
      key: message.id,
      kind: "message",
      message,
      startsRun: !before || !isOneRun(before, message),
      endsRun: !after || !isOneRun(message, after),
    });
  });
  return entries;
};

const isOneRun = (a: ShownMessage, b: ShownMessage): boolean =>
  a.direction === b.direction &&
  a.direction !== "system" &&
  a.author?.id === b.author?.id &&
  b.at - a.at < RUN_MS &&
  isSameDay(a.at, b.at);
