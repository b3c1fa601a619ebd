import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spliceBetween, throughSplices } from "../../../web/features/inbox/pads/splice.ts";

const apply = (text: string, { from, to, inserted }: ReturnType<typeof spliceBetween>) =>
  text.slice(0, from) + inserted + text.slice(to);

describe("what was changed in a text", () => {
  test.each([
    ["a letter at the end", "Ol", "Olá", 3, { from: 2, to: 2, inserted: "á" }],
    ["a letter in the middle", "Oá", "Olá", 2, { from: 1, to: 1, inserted: "l" }],
    ["one of equal letters, where the caret says", "sss", "ssss", 1, { from: 0, to: 0, inserted: "s" }],
    ["one of equal letters at the end", "sss", "ssss", 4, { from: 3, to: 3, inserted: "s" }],
    ["a letter taken away behind the caret", "abcd", "abd", 2, { from: 2, to: 3, inserted: "" }],
    ["a word replaced by a corrected one", "voce vem", "você vem", 4, { from: 3, to: 4, inserted: "ê" }],
    ["all of it", "sim", "", 0, { from: 0, to: 3, inserted: "" }],
    ["nothing", "sim", "sim", 1, { from: 1, to: 1, inserted: "" }],
  ])("%s", (_what, before, after, caret, expected) => {
    const splice = spliceBetween(before, after, caret);
    expect(splice).toEqual(expected);
    expect(apply(before, splice)).toBe(after);
  });

  test("a smile that becomes another smile is replaced whole, since half of a character is none", () => {
    expect(spliceBetween("oi 😀!", "oi 😃!", 5)).toEqual({ from: 3, to: 5, inserted: "😃" });
    expect(spliceBetween("\u{1F600}", "\u{1FA00}")).toEqual({ from: 0, to: 2, inserted: "\u{1FA00}" });
  });

  test("whatever was changed, it is found, and no character is cut", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "😀", "😃", "\u{1FA00}", "\n"), maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(24), (before, after, caret) => {
        const splice = spliceBetween(before, after, Math.min(caret, after.length));
        expect(apply(before, splice)).toBe(after);
        expect(splice.from).toBeLessThanOrEqual(splice.to);
        expect(splice.inserted.isWellFormed()).toBe(true);
        expect(before.slice(splice.from, splice.to).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a place in a text that others change", () => {
  const changes = [{ from: 4, to: 6, inserted: "xyz" }];
  test.each([
    ["stays before the change", 2, 2],
    ["stays where something is inserted right at it", 4, 4],
    ["moves with what stands behind the change", 8, 9],
    ["goes no further than what replaced the text around it", 5, 5],
  ])("%s", (_rule, at, expected) => expect(throughSplices(at, changes)).toBe(expected));

  test("goes through several changes in turn", () => {
    const both = [{ from: 0, to: 0, inserted: "Olá " }, ...changes];
    expect(throughSplices(3, both)).toBe(8);
  });
});
