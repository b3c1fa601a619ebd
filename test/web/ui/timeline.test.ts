import { expect, test } from "vitest";
import { PLAIN } from "#shared/model/message.ts";
import { notesSince, timelineOf } from "../../../web/features/inbox/messages/timeline.ts";
import type { ShownMessage, ShownNote } from "../../../web/stores/prosa.ts";

const noon = new Date(2026, 10, 21, 12, 0).getTime();
const MINUTE = 60_000;
const bruno = { id: "bruno", name: "Bruno" };
const carla = { id: "carla", name: "Carla" };

const message = (id: string, at: number, some: Partial<ShownMessage> = {}): ShownMessage => ({
  id,
  at,
  conversationId: "c",
  revision: 1,
  direction: "in",
  kind: "text",
  text: "oi",
  content: null,
  status: null,
  failure: null,
  author: null,
  ...PLAIN,
  ...some,
});
const note = (id: string, at: number | null): ShownNote => ({
  id,
  text: "ligar na segunda",
  authorId: at === null ? null : "carla",
  at,
  editorId: null,
  editedAt: null,
});
const shape = (messages: ShownMessage[], notes: ShownNote[] = []) =>
  timelineOf(messages, notes).map((it) => {
    if (it.kind === "day") return "day";
    if (it.kind === "note") return `note ${it.note.id}`;
    return `${it.startsRun ? "[" : ""}${it.message.id}${it.endsRun ? "]" : ""}`;
  });

test("a day begins with its separator, and only once", () => {
  const yesterday = noon - 24 * 60 * MINUTE;
  expect(shape([message("a", yesterday), message("b", noon), message("c", noon + MINUTE)])).toEqual([
    "day",
    "[a]",
    "day",
    "[b",
    "c]",
  ]);
});

test("messages of one sender stand together until five minutes pass", () => {
  expect(shape([message("a", noon), message("b", noon + 4 * MINUTE), message("c", noon + 9 * MINUTE)])).toEqual([
    "day",
    "[a",
    "b]",
    "[c]",
  ]);
});

test("two attendants' messages never stand in one run", () => {
  const out = (id: string, at: number, author: typeof bruno) => message(id, at, { direction: "out", author });
  expect(shape([out("a", noon, bruno), out("b", noon + MINUTE, carla)])).toEqual(["day", "[a]", "[b]"]);
});

test("an event stands alone and ends the run before it", () => {
  const event = message("e", noon + MINUTE, { direction: "system", kind: "event" });
  const again = message("f", noon + MINUTE, { direction: "system", kind: "event" });
  expect(shape([message("a", noon), event, again])).toEqual(["day", "[a]", "[e]", "[f]"]);
});

test("keys stay the same when older messages come before", () => {
  const newer = [message("b", noon), message("c", noon + MINUTE)];
  const before = timelineOf(newer).map((it) => it.key);
  const after = timelineOf([message("a", noon - 30 * MINUTE), ...newer]).map((it) => it.key);
  expect(after.slice(-2)).toEqual(before.slice(-2));
  expect(new Set(after).size).toBe(after.length);
});

test("a note stands between the messages of its time and ends the run before it", () => {
  const messages = [message("a", noon), message("b", noon + 2 * MINUTE)];
  expect(shape(messages, [note("n", noon + MINUTE)])).toEqual(["day", "[a]", "note n", "[b]"]);
  expect(shape(messages, [note("n", noon)])).toEqual(["day", "[a]", "note n", "[b]"]);
});

test("a note begins a day as a message does", () => {
  const tomorrow = noon + 24 * 60 * MINUTE;
  expect(shape([message("a", noon)], [note("n", tomorrow)])).toEqual(["day", "[a]", "day", "note n"]);
  expect(shape([], [note("n", noon)])).toEqual(["day", "note n"]);
});

test("a note that no room has seen yet stands last, in no day of its own", () => {
  expect(shape([message("a", noon)], [note("n", noon + MINUTE), note("m", null)])).toEqual([
    "day",
    "[a]",
    "note n",
    "note m",
  ]);
});

test("while there are earlier messages to fetch, notes from before those that are known wait", () => {
  const notes = [note("old", noon - MINUTE), note("new", noon + MINUTE), note("mine", null)];
  const ids = (hasMore: boolean, messages = [message("a", noon)]) =>
    notesSince(notes, messages, hasMore).map((it) => it.id);
  expect(ids(true)).toEqual(["new", "mine"]);
  expect(ids(false)).toEqual(["old", "new", "mine"]);
  expect(ids(false, [])).toEqual(["old", "new", "mine"]);
});

const about = (quoted: string, id: string, at: number, some: Partial<ShownMessage> = {}) =>
  message(id, at, {
    kind: "reaction",
    text: "👍",
    quote: { id: quoted, direction: "in", kind: "text", text: "oi" },
    ...some,
  });
const reactions = (messages: ShownMessage[]) =>
  timelineOf(messages).flatMap((it) =>
    it.kind === "message" ? [`${it.message.id}: ${it.reactions.map((one) => one.emoji).join(" ")}`] : [],
  );

test("a reaction stands at its message, each side's newest, and ends no run", () => {
  const ours = { direction: "out" as const, author: bruno };
  const messages = [
    message("a", noon),
    about("a", "r1", noon + MINUTE, { text: "😮" }),
    about("a", "r2", noon + 2 * MINUTE, { text: "❤️" }),
    about("a", "r3", noon + 2 * MINUTE, ours),
    message("b", noon + 3 * MINUTE),
  ];
  expect(reactions(messages)).toEqual(["a: ❤️ 👍", "b: "]);
  expect(shape(messages)).toEqual(["day", "[a", "b]"]);
});

test("a reaction that was taken back, or was not delivered, shows nowhere", () => {
  const out = { direction: "out" as const, author: bruno };
  expect(
    reactions([
      message("a", noon),
      about("a", "r1", noon + MINUTE),
      about("a", "r2", noon + 2 * MINUTE, { text: null }),
      about("a", "r3", noon + 2 * MINUTE, { ...out, status: "failed" }),
    ]),
  ).toEqual(["a: "]);
});

test("a reaction to a message that is not here is a line of its own", () => {
  expect(shape([message("a", noon), about("elsewhere", "r", noon + MINUTE)])).toEqual(["day", "[a]", "[r]"]);
  expect(shape([message("a", noon), about("elsewhere", "r", noon + MINUTE, { text: null })])).toEqual(["day", "[a]"]);
});

test("a message that was taken back in time is a line between others", () => {
  const undone = message("u", noon + MINUTE, { direction: "out", author: bruno, status: "cancelled" });
  const before = message("a", noon, { direction: "out", author: bruno, status: "read" });
  expect(shape([before, undone])).toEqual(["day", "[a]", "[u]"]);
});
