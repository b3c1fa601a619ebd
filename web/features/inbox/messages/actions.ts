import type { Conversation } from "#shared/model/conversation.ts";
import type { MessageStatus } from "#shared/model/message-status.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import type { ShownMessage } from "../../../stores/prosa.ts";

export type MessageAction = "reply" | "react" | "copy";

/** Those that the customer can see: only they can be answered or reacted to. */
const ARRIVED: readonly MessageStatus[] = ["sent", "delivered", "read"];

/** What may be done with a message here and now. `mayAnswer` is whether one could write to the customer. */
export const actionsOn = (
  message: ShownMessage,
  channel: Conversation["channel"],
  mayAnswer: boolean,
): readonly MessageAction[] => {
  if (message.direction === "system" || message.revokedAt !== null) return [];
  const { quotes, attachments } = CAPABILITIES[channel];
  const isThere = message.direction === "in" || (message.status !== null && ARRIVED.includes(message.status));
  const canAnswer = mayAnswer && isThere && message.kind !== "reaction";
  const offered: [MessageAction, boolean][] = [
    ["react", canAnswer && attachments.includes("reaction")],
    ["reply", canAnswer && quotes],
    ["copy", message.text !== null && message.kind !== "reaction"],
  ];
  return offered.filter(([, is]) => is).map(([action]) => action);
};
