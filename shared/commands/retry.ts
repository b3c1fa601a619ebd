import * as v from "valibot";
import { Id } from "../ids.ts";
import { isRetryable } from "../model/message-status.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** Sends a message again that failed, or whose fate is unknown and which a person has decided to send again. */
export const retry = command({
  name: "retry",
  args: v.strictObject({ conversationId: Id, messageId: Id }),
  reads: ({ conversationId, messageId }) => ({ conversation: conversationId, message: messageId }),
  decide(world, _args, { actor, now }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    const { message } = world;
    if (!message || message.conversationId !== conversation.id) return refused("not_found", "messageId");
    if (was.state !== "open") return refused("not_open");
    if (conversation.isContactBlocked) return refused("contact_blocked");
    if (!message.status || !isRetryable(message.status)) return refused("not_retryable");
    if (!isWindowOpen(conversation.channel, conversation.lastInboundAt, now)) return refused("window_closed");
    return done({ type: "message_retry", id: message.id, conversationId: conversation.id, was });
  },
});
