import * as v from "valibot";
import { Id } from "../ids.ts";
import { MessageText } from "../model/message.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import type { ReplyFacts } from "./world.ts";

/**
 * A reply to the customer. The message's id is the client's, so that a repeated send is the same message. `seenReply` is the
 * newest reply by anyone else that its author had seen, null when there was none: with a newer one the reply is held back
 * for its author to decide. Without `seenReply` it goes in any case.
 */
export const send = command({
  name: "send",
  args: v.strictObject({
    conversationId: Id,
    messageId: Id,
    text: MessageText,
    seenReply: v.optional(v.nullable(Id)),
  }),
  reads: ({ conversationId, seenReply }) => ({
    conversation: conversationId,
    ...(seenReply === undefined ? {} : { replies: { seen: seenReply } }),
  }),
  decide(world, { messageId, text, seenReply }, { actor, now }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state !== "open") return refused("not_open");
    if (conversation.isContactBlocked) return refused("contact_blocked");
    if (!isWindowOpen(conversation.channel, conversation.lastInboundAt, now)) return refused("window_closed");
    const message = { type: "message", id: messageId, conversationId: conversation.id, was, text } as const;
    if (seenReply === undefined || !world.replies) return done(message);
    if (isOvertaken(world.replies)) return refused("newer_reply");
    return done({ ...message, seen: world.replies.seen });
  },
});

/** Whether someone else has replied after what was seen. Of replies of the same moment the one of the higher id is later. */
const isOvertaken = ({ newest, seen }: ReplyFacts): boolean => {
  if (!newest || !seen) return newest !== null;
  return newest.at === seen.at ? newest.id > seen.id : newest.at > seen.at;
};
