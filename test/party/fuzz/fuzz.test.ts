import { describe, expect, test } from "vitest";
import { fuzz } from "./fuzz.ts";
import { GateTarget } from "./gate-target.ts";
import { RoomTarget } from "./room-target.ts";

describe("whatever is thrown at them", () => {
  test("P30: a pad's gate refuses without a trace, or takes what a pad may hold", async () => {
    const target = new GateTarget();
    await fuzz(target, { seed: 1, inputs: 3_000 });
    expect(target.taken).toBeGreaterThan(100);
  }, 60_000);

  test("P3, P29, P31: a room tells nothing that one may not know, and those who are honest go on", async () => {
    const target = await RoomTarget.begin();
    await fuzz(target, { seed: 1, inputs: 1_500 });
    expect(target.taken).toBeGreaterThan(100);
  }, 60_000);
});
