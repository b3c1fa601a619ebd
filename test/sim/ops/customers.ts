import type { Mood } from "../world/provider.ts";
import { canary, type Op } from "./pick.ts";

export const CUSTOMER_OPS = {
  say: ((world, random) => {
    const customer = random.pick(world.company.customers);
    if (!customer) return null;
    const text = `oi ${canary("m")}`;
    world.provider.say([{ customer, text }]);
    return `${customer.name} says ${text}`;
  }) satisfies Op,

  burst: ((world, random) => {
    const messages = Array.from({ length: 2 + random.int(5) }, () => ({
      customer: random.pick(world.company.customers) as (typeof world.company.customers)[number],
      text: `oi ${canary("m")}`,
    }));
    world.provider.say(messages);
    return `${messages.length} messages at once`;
  }) satisfies Op,

  /** Somebody new shows their number only, or their user id only, until they show both: two contacts who are one person. */
  turnOutOne: ((world, random) => {
    const number = random.int(1_000_000);
    const known = { name: `Nova ${number}`, phone: `55119${String(70_000_000 + number)}`, userId: `BR.9${number}` };
    const apart = [
      { ...known, userId: null },
      { ...known, phone: null },
    ];
    const faces = [...(random.chance(0.5) ? apart : apart.toReversed()), known];
    let afterMs = 0;
    for (const customer of faces) {
      const text = `oi ${canary("m")}`;
      world.parts.loop.always(afterMs, () => world.provider.say([{ customer, text }]));
      afterMs += random.between(0, 20_000);
    }
    return `${known.name} writes as two, and turns out to be one`;
  }) satisfies Op,

  repeat: ((world) => {
    world.provider.repeat();
    return "the provider repeats a webhook";
  }) satisfies Op,

  mood: ((world, random) => {
    const mood = random.pick<Mood>(["busy", "broken", "refuses"]) ?? "busy";
    world.provider.mood(mood);
    return `the provider will be ${mood}`;
  }) satisfies Op,
};
