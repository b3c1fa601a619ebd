import { expect, test } from "vitest";
import { beginning, foreignName, isOnlyEmoji, LONG_TEXT } from "../../../web/features/inbox/messages/foreign-text.ts";

test("no mark in a file's name turns its ending around", () => {
  expect(foreignName("nota\u202efdp.exe")).toBe("notafdp.exe");
  expect(foreignName("\u2067recibo\u2069.pdf")).toBe("recibo.pdf");
});

test("a name is one line without control characters or halves of characters", () => {
  expect(foreignName("a\u0000b\r\n  c\u0085")).toBe("a b c");
  expect(foreignName("x\ud83d")).toBe("x\ufffd");
});

test("the beginning of a long text ends with a whole character", () => {
  const long = `${"a".repeat(LONG_TEXT - 1)}😀 e mais`;
  expect(beginning(long)).toBe("a".repeat(LONG_TEXT - 1));
});

test("up to three pictographs stand large, words and longer rows do not", () => {
  expect(["👍", "👩🏽‍🚀 🎉", "❤️❤️❤️"].map(isOnlyEmoji)).toEqual([true, true, true]);
  expect(["🎉🎉🎉🎉", "ok 👍", "7", "", "🎉".repeat(30_000)].map(isOnlyEmoji)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
