import { expect, test } from "vitest";
import { timelineOf } from "../../../web/features/inbox/messages/timeline.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";

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
  ...some,
});
const shape = (messages: ShownMessage[]) =>
  timelineOf(messages).map((it) =>
    it.kind === "day" ? "day" : `${it.startsRun ? "[" : ""}${it.message.id}${it.endsRun ? "]" : ""}`,
  );

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
