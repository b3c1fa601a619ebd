/** Reasons for which D1 rolls a batch back because the world moved on between reading and writing. */
const SIGNS = [
  "guard_failed",
  "attendant_is_no_member",
  "member_has_open_conversations",
  "contact_is_merged",
  "UNIQUE constraint failed: companies",
  "UNIQUE constraint failed: placements",
  "UNIQUE constraint failed: conversations",
  "UNIQUE constraint failed: contact_identities",
  "UNIQUE constraint failed: teams",
  "UNIQUE constraint failed: users",
  "UNIQUE constraint failed: channels",
  "UNIQUE constraint failed: messages",
  "UNIQUE constraint failed: deliveries",
] as const;

/** Whether the batch failed because of another's write: read again, decide again. */
export const isConflict = (error: unknown): boolean =>
  error instanceof Error && SIGNS.some((sign) => error.message.includes(sign));

/** Whether the batch failed because a user, of whichever company, has the e-mail address already. */
export const isEmailTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("UNIQUE constraint failed: users.email");

/** The argument for which the batch failed because another channel has it, of whichever company; null when it did not. */
export const takenOfChannel = (error: unknown): "channelId" | "externalId" | null => {
  if (!(error instanceof Error) || !error.message.includes("UNIQUE constraint failed: channels.")) return null;
  return error.message.includes("channels.id") ? "channelId" : "externalId";
};

/** Whether the batch failed because this very command has been run already. */
export const isRepeatedCommand = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("UNIQUE constraint failed: commands");
