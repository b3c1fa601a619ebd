import { someone, type Fields } from "./channels.ts";
import { startWorld, type World } from "./world.ts";

export const ACCOUNT = { instagram: "100000000000002", messenger: "100000000000003" } as const;
export type Kind = keyof typeof ACCOUNT;

export const LARISSA = "17841400000000011";

/** A world with one person on the channel. */
export async function startWith(channel: Kind): Promise<{ world: World; key: string }> {
  const world = await startWorld();
  const { key } = await someone(world, { channel, address: LARISSA, name: "Larissa Prado" });
  return { world, key };
}

export const bubblesOf = async ({ call }: World, key: string) =>
  (await call<{ items: Fields[] }>("GET", `/sim/customers/${key}/messages`)).body.items;

export const toLarissa = (message: Fields, more: Fields = {}) => ({ recipient: { id: LARISSA }, message, ...more });
