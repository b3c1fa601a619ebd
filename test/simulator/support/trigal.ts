import { someone, type Fields } from "./channels.ts";
import { startWorld, type World } from "./world.ts";

export const PHONE = "5541987650031";
export const KEY = `zapi:${PHONE}`;

export async function startWithTrigal(change: Fields = {}): Promise<World> {
  const world = await startWorld();
  await someone(world, { channel: "zapi", phone: PHONE, name: "Padaria Trigal", ...change });
  return world;
}

export const bubblesOf = async ({ call }: World) =>
  (await call<{ items: Fields[] }>("GET", `/sim/customers/${KEY}/messages`)).body.items;
