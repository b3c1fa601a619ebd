import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import { hasWritten, SeenInboundAt } from "./seen-inbound.ts";

/**
 * Concluir: the conversation is done; a late reply of the customer may reopen it. One that came before the conclusion did, and
 * after what its author had seen, would be hidden by it: then there is none.
 */
export const conclude = command({
  name: "conclude",
  args: v.strictObject({ conversationId: Id, seenInboundAt: SeenInboundAt }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, { seenInboundAt }, { actor, now, newId }) {
    const allowed = permitted(world, actor, "conversation.conclude");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state === "concluded") return refused("not_open");
    if (hasWritten(conversation, seenInboundAt)) return refused("customer_wrote");
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      ...(seenInboundAt !== undefined && { seenInboundAt }),
      set: { state: "concluded", concludedAt: now, waitingSince: null, unread: 0 },
      event: { id: newId(), content: { event: "concluded", by: actor.name } },
    });
  },
});
