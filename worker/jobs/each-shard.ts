import type { Sharded } from "../env.ts";
import { type Shard, shardNamed, type Shards } from "../store/shards/shards.ts";

/**
 * Does the same for several databases at once, where one that fails holds up none of the others.
 * @throws {unknown} in the end, what one has failed with; an AggregateError of several
 */
export const eachShard = async <T>(each: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> => {
  const done = await Promise.allSettled(Array.from(each, work));
  const errors = done.flatMap((it) => (it.status === "rejected" ? [it.reason] : []));
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, errors.map(String).join("; "));
};

/** Wake-ups by the database that they name; those that were sent before there were several name none. */
export const byShard = <Wake>(
  shards: Shards,
  messages: readonly Message<Sharded<Wake>>[],
): Map<Shard, Message<Sharded<Wake>>[]> =>
  Map.groupBy(messages, ({ body }) => (body.shard === undefined ? shards[0] : shardNamed(shards, body.shard)));
