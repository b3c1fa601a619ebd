import type { Feed } from "#shared/protocol/feed.ts";
import { feedAfter, snapshotOf } from "../store/feed.ts";
import type { Tools } from "./tools.ts";

/** The change log as rooms read it. */
export const readFeed = ({ d1, now }: Pick<Tools, "d1" | "now">): Feed => ({
  pull: (scope, after) => feedAfter(d1, scope, after),
  snapshot: (scope) => snapshotOf(d1, scope, now()),
});
