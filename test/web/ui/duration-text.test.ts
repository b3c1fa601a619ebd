import { expect, test } from "vitest";
import { durationText } from "../../../web/features/settings/health/duration-text.ts";

test.each([
  [-3, "0 ms", "0 ms"],
  [0, "0 ms", "0 ms"],
  [39.6, "40 ms", "40 ms"],
  [999.7, "1 s", "1 sec"],
  [4_230, "4,2 s", "4.2 sec"],
  [60_000, "1 min", "1 min"],
  [5_400_000, "1,5 h", "1.5 hr"],
])("%d ms are %s, in English %s", (ms, pt, en) => {
  expect(durationText(ms, "pt-BR")).toBe(pt);
  expect(durationText(ms, "en")).toBe(en);
});
