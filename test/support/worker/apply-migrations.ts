import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { shardsOf } from "../../../worker/store/shards/shards.ts";

for (const { d1 } of shardsOf(env)) await applyD1Migrations(d1, env.MIGRATIONS);
