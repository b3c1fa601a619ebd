import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** Concluir: the conversation is done; a late reply of the customer may reopen it. */
export const conclude = command({
  name: "conclude",
  args: v.strictObject({ conversationId: Id }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, _args, { actor, now, newId }) {
    const allowed = permitted(world, actor, "conversation.conclude");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state === "concluded") return refused("not_open");
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      set: { state: "concluded", concludedAt: now, waitingSince: null, unread: 0 },
      event: { id: newId(), content: { event: "concluded", by: actor.name } },
    });
  },
});
