import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/**
 * Takes back a reply that is still held. Whoever may answer in the conversation now may take it back, whatever has become
 * of the conversation meanwhile: a held reply outlives a conclusion and a transfer.
 */
export const cancel = command({
  name: "cancel",
  args: v.strictObject({ conversationId: Id, messageId: Id }),
  reads: ({ conversationId, messageId }) => ({ conversation: conversationId, message: messageId }),
  decide(world, { messageId }, { actor }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    const { message } = world;
    if (!message || message.conversationId !== conversation.id) return refused("not_found", "messageId");
    if (message.status === "cancelled") return done();
    if (message.status !== "held") return refused("not_held");
    return done({ type: "message_cancel", id: messageId, conversationId: conversation.id, was });
  },
});
