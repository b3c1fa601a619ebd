import { describe, expect, test } from "vitest";
import { linkify } from "../../../web/features/inbox/messages/linkify.ts";
import { formatPhone } from "../../../web/parts/phone.ts";
import { patienceFor } from "../../../web/parts/waiting.ts";
import { initialsOf, tintOf } from "../../../web/ui/initials.ts";

describe("links in a message", () => {
  test("only http and https become links", () => {
    const text = "veja javascript:alert(1) ou data:text/html,x ou <a href=x>";
    expect(linkify(text)).toEqual([{ text }]);
  });

  test("the full stop belongs to the sentence", () => {
    expect(linkify("Veja https://loja.example/botas?cor=1. Gostou?")).toEqual([
      { text: "Veja " },
      { text: "https://loja.example/botas?cor=1", href: "https://loja.example/botas?cor=1" },
      { text: ". Gostou?" },
    ]);
  });

  test("no letter of the text is lost", () => {
    const text = "a https://x.example/) b http:// c https://y.example";
    expect(
      linkify(text)
        .map((it) => it.text)
        .join(""),
    ).toBe(text);
  });
});

test("initials are the first and the last name's, or a sign when there is no name", () => {
  expect(["Maria da Silva", "Ana", "élida Nunes", "+55 11 9", "😀", ""].map(initialsOf)).toEqual([
    "MS",
    "A",
    "ÉN",
    "#",
    "#",
    "#",
  ]);
  expect(tintOf("Maria")).toBe(tintOf("Maria"));
});

test("Brazilian numbers are grouped with eight or nine digits, others are left as they are", () => {
  expect(formatPhone("5511987654321")).toBe("+55 11 98765-4321");
  expect(formatPhone("551133334444")).toBe("+55 11 3333-4444");
  expect(formatPhone("14155550100")).toBe("+14155550100");
});

test("a wait turns amber after ten minutes and red after thirty", () => {
  expect([0, 9.9, 10, 29.9, 30].map((minutes) => patienceFor(minutes * 60_000))).toEqual([
    "calm",
    "calm",
    "warn",
    "warn",
    "late",
  ]);
});
