import * as v from "valibot";
import { Id } from "../ids.ts";
import { isRetryable } from "../model/message-status.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import { closed } from "./reply-rules.ts";
import type { MessageFacts } from "./world.ts";

/**
 * Sends a message again that failed, or whose fate is unknown and which a person has decided to send again: with its quote
 * and its attachment, in its old place, and at once.
 */
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
    const refusal = closed(conversation);
    if (refusal) return refusal;
    if (!message.status || !isRetryable(message.status)) return refused("not_retryable");
    if (!isTemplate(message) && !isWindowOpen(conversation.channel, conversation.lastInboundAt, now)) {
      return refused("window_closed");
    }
    return done({ type: "message_retry", id: message.id, conversationId: conversation.id, was });
  },
});

const isTemplate = ({ content }: MessageFacts): boolean => content?.["template"] !== undefined;
