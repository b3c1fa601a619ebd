import { describe, expect, it } from "vitest";
import { timeOf, UNKNOWN } from "../../../worker/channels/time.ts";

const AT = Date.UTC(2026, 0, 2, 3, 4, 5);

describe("when it was", () => {
  it.each([
    ["milliseconds", AT],
    ["milliseconds in a text", String(AT)],
    ["seconds", AT / 1000],
    ["seconds in a text", String(AT / 1000)],
    ["a date", "2026-01-02T03:04:05+0000"],
    ["a date of another zone", "2026-01-02T00:04:05-03:00"],
  ])("is told in %s", (_how, stamp) => {
    expect(timeOf(stamp)).toBe(AT);
  });

  it.each([[null], [""], ["ontem"], [0], [-1], [true], [{}], [Number.NaN]])("is not told by %j", (stamp) => {
    expect([timeOf(stamp), timeOf(stamp, AT)]).toEqual([UNKNOWN, AT]);
  });
});
