import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import { hasWritten, SeenInboundAt } from "./seen-inbound.ts";

/**
 * The attendant has seen the customer's messages; if others have come since, all stay unread. Others' looking changes
 * nothing.
 */
export const read = command({
  name: "read",
  args: v.strictObject({ conversationId: Id, seenInboundAt: SeenInboundAt }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, { seenInboundAt }, { actor }) {
    const allowed = permitted(world, actor, "conversation.read");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (conversation.unread === 0 || hasWritten(conversation, seenInboundAt)) return done();
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      ...(seenInboundAt !== undefined && { seenInboundAt }),
      set: { unread: 0 },
    });
  },
});
