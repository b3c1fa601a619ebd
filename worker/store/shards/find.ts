import { shardsWith } from "./directory.ts";
import type { Key } from "./keys.ts";
import { type Shard, shardNamed, type Shards } from "./shards.ts";

/** How many keys one isolate remembers: some 2 MB. The one that was learnt first is forgotten first. */
const MAX_KNOWN = 20_000;

/**
 * Finds the database in which a key's company lives; the first one, which will know nothing of it, when nobody has the key.
 * Remembers what never changes, for all requests of an isolate. Costs nothing where there is but one database.
 */
export const shardFinder = () => {
  const known = new Map<Key, string>();

  const remember = (key: Key, name: string): void => {
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size >= MAX_KNOWN) known.delete(oldest);
    known.set(key, name);
  };

  return async (shards: Shards, key: Key): Promise<Shard> => {
    if (shards.length === 1) return shards[0];
    const name = known.get(key);
    if (name !== undefined) return shardNamed(shards, name);
    const [found] = await shardsWith(shards, key);
    if (found && isLasting(key)) remember(key, found.name);
    return found ?? shards[0];
  };
};

/** Whether the key can never go to another company. An address is free when its user has left. */
const isLasting = (key: Key): boolean => key.startsWith("channel:") || key.startsWith("scope:");
