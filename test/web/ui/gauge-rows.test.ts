import { expect, test } from "vitest";
import { gaugeRows, isWhole } from "../../../web/features/settings/channels/gauge-rows.ts";

const day = (channelId: string, day: string, received: number, outcomes: Record<string, number>) => ({
  channelId,
  day,
  received,
  outcomes,
});

test("every outcome is in one column, and what has no column of its own counts as a notice", () => {
  const outcomes = {
    stored: 5,
    repeated: 1,
    status: 7,
    status_stale: 2,
    edited: 1,
    event: 3,
    blocked: 4,
    dead_letter: 2,
    "ignored:flows": 6,
    "ignored:status:of_unknown_message": 1,
  };
  const [row] = gaugeRows({ items: [day("loja", "2026-11-20", 32, outcomes)] }, "loja");
  expect(row).toEqual({
    day: "2026-11-20",
    received: 32,
    stored: 5,
    known: 11,
    repeated: 3,
    ignored: 7,
    blocked: 4,
    dead: 2,
  });
  expect(row && isWhole(row)).toBe(true);
});

test("a day on which something is not accounted for is not whole", () => {
  const [row] = gaugeRows({ items: [day("loja", "2026-11-20", 3, { stored: 2 })] }, "loja");
  expect(row && isWhole(row)).toBe(false);
});

test("a channel's days come newest first, without those of other channels", () => {
  const items = [day("loja", "2026-11-19", 1, {}), day("outra", "2026-11-20", 1, {}), day("loja", "2026-11-20", 2, {})];
  expect(gaugeRows({ items }, "loja").map((it) => it.day)).toEqual(["2026-11-20", "2026-11-19"]);
});
