import { describe, expect, test } from "vitest";
import { clockTime, dayAndTime, dayLabel, elapsed, listTime } from "../../../web/i18n/dates.ts";

/** A Saturday. */
const now = new Date(2026, 10, 21, 14, 5).getTime();
const at = (year: number, month: number, day: number, hour = 9, minute = 30) =>
  new Date(year, month - 1, day, hour, minute).getTime();

describe("a row of a list says when in as few letters as it can", () => {
  test.each([
    ["today: the time", at(2026, 11, 21, 9, 5), "09:05"],
    ["yesterday, even when less than 24 hours ago", at(2026, 11, 20, 23, 59), "ontem"],
    ["within the week: the weekday", at(2026, 11, 18), "qua."],
    ["a week ago the weekday would mislead: the date", at(2026, 11, 14), "14 nov."],
    ["this year: day and month", at(2026, 3, 12), "12 mar."],
    ["an earlier year: with the year", at(2025, 3, 12), "12 mar. 2025"],
    ["a clock that runs ahead: the time", at(2026, 11, 21, 14, 7), "14:07"],
  ])("%s", (_rule, time, expected) => expect(listTime(time, now, "pt-BR")).toBe(expected));

  test("in English the month comes first", () => {
    expect(listTime(at(2026, 3, 12), now, "en")).toBe("Mar 12");
    expect(listTime(at(2026, 11, 18), now, "en")).toBe("Wed");
    expect(listTime(at(2026, 11, 20), now, "en")).toBe("yesterday");
  });
});

test("a sentence names the day and the time", () => {
  expect(dayAndTime(at(2026, 11, 21, 14, 5), now, "pt-BR")).toBe("hoje 14:05");
  expect(dayAndTime(at(2026, 11, 20, 8, 0), now, "pt-BR")).toBe("ontem 08:00");
  expect(dayAndTime(at(2026, 11, 22, 8, 0), now, "pt-BR")).toBe("amanhã 08:00");
  expect(dayAndTime(at(2026, 3, 12, 14, 5), now, "pt-BR")).toBe("12 mar. 14:05");
});

test("the line between two days names the day in full", () => {
  expect(dayLabel(at(2026, 11, 21), now, "pt-BR")).toBe("Hoje");
  expect(dayLabel(at(2026, 11, 20), now, "pt-BR")).toBe("Ontem");
  expect(dayLabel(at(2026, 11, 18), now, "pt-BR")).toBe("Quarta-feira");
  expect(dayLabel(at(2026, 3, 12), now, "pt-BR")).toBe("12 de março");
  expect(dayLabel(at(2025, 3, 12), now, "pt-BR")).toBe("12 de março de 2025");
});

test("midnight is 00:00 in both languages", () => {
  expect(clockTime(at(2026, 11, 21, 0, 0), "pt-BR")).toBe("00:00");
  expect(clockTime(at(2026, 11, 21, 0, 0), "en")).toBe("00:00");
});

test("how long something lasts is said in one unit", () => {
  const words = { now: "agora", days: (n: number) => `${n} d` };
  expect(elapsed(59_000, words)).toBe("agora");
  expect(elapsed(4 * 60_000, words)).toBe("4 min");
  expect(elapsed(2.9 * 3_600_000, words)).toBe("2 h");
  expect(elapsed(3 * 86_400_000, words)).toBe("3 d");
});
