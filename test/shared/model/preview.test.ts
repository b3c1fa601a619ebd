import fc from "fast-check";
import { expect, it } from "vitest";
import { previewOf } from "#shared/model/message.ts";

it("is one line of at most 140 characters", () => {
  expect(previewOf("  Oi,\n\ntudo   bem?\t")).toBe("Oi, tudo bem?");
  expect(previewOf("a".repeat(140))).toBe("a".repeat(140));
  expect(previewOf("a".repeat(141))).toBe(`${"a".repeat(139)}…`);
});

it("never cuts an emoji in two", () => {
  expect(previewOf(`${"a".repeat(138)}😀 e mais texto`)).toBe(`${"a".repeat(138)}…`);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const preview = previewOf(text);
      expect(preview.isWellFormed()).toBe(true);
      expect(preview.length).toBeLessThanOrEqual(140);
    }),
  );
});
