import type { Change } from "#shared/commands/change.ts";
import type { SQL } from "../db.ts";
import { channelChange, channelSecrets } from "./channel.ts";
import { contactChange } from "./contact.ts";
import { conversationChange } from "./conversation.ts";
import { memberChange, memberRemoval } from "./member.ts";
import { messageCancel, messageChange, messageRetry } from "./message.ts";
import { teamChange } from "./team.ts";
import { userChange, userRemoval } from "./user.ts";
import type { Writing } from "./writing.ts";

/**
 * The guarded writes and change-log rows of a change, for one batch. The batch rolls back as a conflict when what the
 * decision relied on holds no longer; statements that return rows return change-log rows.
 */
export const statementsOf = async (change: Change, writing: Writing): Promise<SQL[]> => {
  switch (change.type) {
    case "conversation":
      return conversationChange(change, writing);
    case "message":
      return messageChange(change, writing);
    case "message_retry":
      return messageRetry(change, writing);
    case "message_cancel":
      return messageCancel(change, writing);
    case "contact":
      return contactChange(change, writing);
    case "team":
      return teamChange(change, writing);
    case "member":
      return memberChange(change, writing);
    case "member_removed":
      return memberRemoval(change, writing);
    case "user":
      return userChange(change, writing);
    case "user_removed":
      return userRemoval(change, writing);
    case "channel":
      return channelChange(change, writing);
    case "channel_secrets":
      return channelSecrets(change, writing);
  }
};
