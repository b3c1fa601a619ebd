import * as v from "valibot";
import { Id } from "../ids.ts";
import { MessageText } from "../model/message.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** A reply to the customer. The message's id is the client's, so that a repeated send is the same message. */
export const send = command({
  name: "send",
  args: v.strictObject({ conversationId: Id, messageId: Id, text: MessageText }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, { messageId, text }, { actor, now }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state !== "open") return refused("not_open");
    if (conversation.isContactBlocked) return refused("contact_blocked");
    if (!isWindowOpen(conversation.channel, conversation.lastInboundAt, now)) return refused("window_closed");
    return done({ type: "message", id: messageId, conversationId: conversation.id, was, text });
  },
});
