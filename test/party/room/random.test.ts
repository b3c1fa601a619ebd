import { expect, test } from "vitest";
import { Dice } from "./support/dice.ts";
import { RandomWorld } from "./support/random-world.ts";

const SEEDS = Array.from(
  { length: Number(process.env.SEEDS ?? 150) },
  (_, seed) => seed + Number(process.env.SEED ?? 1),
);

test.each(SEEDS)(
  "whatever happens, nobody hears what they may not see, and at rest each holds what they see (seed %i)",
  async (seed) => {
    const world = new RandomWorld(new Dice(seed));
    for (let step = 0; step < 80; step += 1) {
      await world.step();
      expect(world.leaks()).toEqual([]);
    }
    await world.rest();
    expect(world.leaks()).toEqual([]);
    expect(world.held()).toEqual(world.visible());
  },
);
