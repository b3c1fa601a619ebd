import * as v from "valibot";
import { Id } from "../ids.ts";
import { Conversation } from "../model/conversation.ts";
import { Access } from "../model/team.ts";
import { LogRow } from "./fact.ts";
import { Scope } from "./scope.ts";

/**
 * Where a room stands in its log: the last row that it has, by number and mark. A mark of null is not compared; 0 stands
 * for a log that has no row yet.
 */
export type Cursor = { seq: number; mark: number | null };

/**
 * Rows of a scope after a cursor, oldest first. `isTooOld`: the log was trimmed past the cursor, or ends before it, or has
 * another row at its place; take a snapshot.
 */
export const FeedPage = v.object({ rows: v.array(LogRow), hasMore: v.boolean(), isTooOld: v.boolean() });
export type FeedPage = v.InferOutput<typeof FeedPage>;

export const MemberMap = v.record(Id, v.object({ isSupervisor: v.boolean() }));
export type MemberMap = v.InferOutput<typeof MemberMap>;

/**
 * All that a room keeps, read in one transaction at `seq`. Of a team: its access, members and recent conversations; of a
 * company: its users as members, no access and no conversations.
 */
export const FeedSnapshot = v.object({
  seq: v.number(),
  mark: v.number(),
  access: v.nullable(Access),
  members: MemberMap,
  conversations: v.array(Conversation),
});
export type FeedSnapshot = v.InferOutput<typeof FeedSnapshot>;

/** What the Worker tells a room after a commit: rows in order, none left out between the first and the last. */
export const Poke = v.object({ scope: Scope, rows: v.array(LogRow) });
export type Poke = v.InferOutput<typeof Poke>;

/** How a room reads the system of record. */
export type Feed = {
  pull: (scope: Scope, after: Cursor) => Promise<FeedPage>;
  /** Null when the scope does not exist. */
  snapshot: (scope: Scope) => Promise<FeedSnapshot | null>;
};
