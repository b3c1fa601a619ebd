import type { CommandName, CommandRequest } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";

/** A command that waits to be sent, or to show its effect. */
export type OutboxItem = CommandRequest & {
  /** Its place in the order, given by the database; undefined until it is written. */
  key?: number;
  conversationId: Id | null;
  contactName: string | null;
  /** When it was given, in epoch milliseconds of the server's clock. */
  at: number;
  /** The server has carried it out; it stays until the replica shows so, lest its effect flicker. */
  isAnswered: boolean;
};

/** A command that the server refused, with the text that it would have sent. */
export type Refusal = {
  id: Id;
  name: CommandName;
  conversationId: Id | null;
  contactName: string | null;
  at: number;
  code: ErrorCode;
  text: string | null;
};

export const refusalOf = (item: OutboxItem, code: ErrorCode): Refusal => {
  const { id, name, conversationId, contactName, at } = item;
  return { id, name, conversationId, contactName, at, code, text: item.name === "send" ? item.args.text : null };
};
