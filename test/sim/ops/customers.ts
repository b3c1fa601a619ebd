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
