import { newId } from "#shared/ids.ts";
import type { Feed } from "#shared/protocol/feed.ts";
import type { PadHome } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { roomsOf, shardOf } from "../context.ts";
import type { Env } from "../env.ts";
import { padHome } from "../services/pad-home.ts";
import { readFeed } from "../services/read-feed.ts";
import type { PadTools } from "../services/tools.ts";
import type { Shard } from "../store/shards/shards.ts";

/** The change log as rooms read it, each on its company's database. */
export const feedOf = (env: Env): Feed => {
  const feed = async (scope: Scope) => readFeed({ d1: (await shardOf(env, `scope:${scope}`)).d1, now: Date.now });
  return {
    pull: async (scope, after) => (await feed(scope)).pull(scope, after),
    snapshot: async (scope) => (await feed(scope)).snapshot(scope),
  };
};

/** Where pads live besides the rooms that keep them, each on its company's database. */
export const padHomeOf = (env: Env): PadHome => {
  const home = async (scope: Scope) => padHome(padToolsOf(env, await shardOf(env, `scope:${scope}`)));
  return {
    claim: async (scope, ...claim) => (await home(scope)).claim(scope, ...claim),
    save: async (scope, ...saved) => (await home(scope)).save(scope, ...saved),
  };
};

const padToolsOf = (env: Env, { d1 }: Shard): PadTools => ({
  d1,
  now: Date.now,
  newId,
  media: env.MEDIA,
  seal: roomsOf(env).seal,
});
