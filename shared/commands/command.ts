import type * as v from "valibot";
import type { ErrorCode } from "../errors.ts";
import type { Id, NewId } from "../ids.ts";
import type { Viewer } from "../policy/viewer.ts";
import type { Change } from "./change.ts";
import type { World } from "./world.ts";

/** What a command needs to have read before it can decide. `replies` are those in the conversation, see `ReplyFacts`. */
export type Reads = {
  conversation?: Id;
  contact?: Id;
  message?: Id;
  org?: boolean;
  replies?: { seen: Id | null };
  /** Of the conversation's channel. */
  template?: { name: string; language: string };
  media?: Id;
};

export type Decision = { ok: true; changes: Change[] } | { ok: false; code: ErrorCode; field?: string };

/** Time and ids are given, so that a decision can be repeated exactly. `now` is epoch milliseconds. */
export type Context = { actor: Viewer; now: number; newId: NewId };

/**
 * One thing that a person can do. `decide` is pure: the server runs it on what D1 holds and writes its changes in one
 * batch; the client runs it on its replica and shows them until the server has answered.
 */
export type Command<Name extends string, Args> = {
  name: Name;
  args: v.GenericSchema<unknown, Args>;
  reads: (args: Args) => Reads;
  decide: (world: World, args: Args, context: Context) => Decision;
};

export const command = <const Name extends string, Args>(it: Command<Name, Args>): Command<Name, Args> => it;

export const done = (...changes: Change[]): Decision => ({ ok: true, changes });

export const refused = (code: ErrorCode, field?: string): Decision => ({
  ok: false,
  code,
  ...(field ? { field } : {}),
});
