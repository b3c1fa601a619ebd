import * as v from "valibot";
import { ERROR_CODES } from "../errors.ts";
import { Id } from "../ids.ts";
import { Conversation } from "../model/conversation.ts";

/** The envelope of `POST /api/commands`: at most 100 commands, run in order. Arguments are checked a command at a time. */
export const CommandBatch = v.pipe(
  v.array(v.strictObject({ id: Id, name: v.string(), args: v.unknown() })),
  v.minLength(1),
  v.maxLength(100),
);

/** A refusal's `status` is the HTTP status that it would have alone; 409 comes with the conversation as it is now. */
export const CommandResult = v.variant("ok", [
  v.object({ id: Id, ok: v.literal(true) }),
  v.object({
    id: Id,
    ok: v.literal(false),
    status: v.number(),
    error: v.object({ code: v.picklist(ERROR_CODES), field: v.optional(v.string()) }),
    current: v.optional(Conversation),
  }),
]);
export type CommandResult = v.InferOutput<typeof CommandResult>;

/** The answer of `POST /api/commands`, in the order of the commands. */
export const CommandResults = v.object({ results: v.array(CommandResult) });
