import { expect, test } from "vitest";
import { Dice } from "../support/dice.ts";
import { RandomPads } from "../support/random-pads.ts";

const SEEDS = Array.from(
  { length: Number(process.env.SEEDS ?? 60) },
  (_, seed) => seed + Number(process.env.SEED ?? 1),
);

test.each(SEEDS)(
  "P31: whatever happens, what was acknowledged is there, once, and at rest all hold the same (seed %i)",
  async (seed) => {
    const world = new RandomPads(new Dice(seed));
    for (let step = 0; step < 120; step += 1) await world.step();
    await world.rest();
    const [text = "", ...others] = world.texts();
    expect(others).toEqual(others.map(() => text));
    const words = text.trim().split(" ");
    expect(new Set(words).size).toBe(words.length);
    expect([...world.acked].filter((it) => !words.includes(it))).toEqual([]);
    expect(world.writers.flatMap((it) => it.waiting)).toEqual([]);
  },
);
