import type { ArgsOf, CommandName, CommandRequest } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

/** A command that waits to be sent, or to show its effect. Of the customer it holds ids only: it outlives access. */
export type OutboxItem = CommandRequest & {
  /** Its place in the order, given by the database; undefined until it is written. */
  key?: number;
  conversationId: Id | null;
  /** Whom it concerns. */
  contactId: Id | null;
  /** When it was given, in epoch milliseconds of the server's clock. */
  at: number;
  /** The server has carried it out; it stays until the replica shows so, lest its effect flicker. */
  isAnswered: boolean;
};

/** A command that the server refused, or text of a pad that could not be merged, with the text that is given back. */
export type Refusal = {
  id: Id;
  name: CommandName | "pad";
  conversationId: Id | null;
  /** Whom it concerned, where that is known. */
  contactId: Id | null;
  at: number;
  code: ErrorCode;
  text: string | null;
  /** Of a reply that is held, for its author to decide: what it would have sent. */
  held?: ArgsOf<"send">;
};

export const refusalOf = (item: OutboxItem, code: ErrorCode): Refusal => {
  const { id, name, conversationId, contactId, at } = item;
  return {
    id,
    name,
    conversationId,
    contactId,
    at,
    code,
    text: item.name === "send" ? (item.args.text ?? null) : null,
    ...(item.name === "send" && code === "newer_reply" ? { held: item.args } : {}),
  };
};
