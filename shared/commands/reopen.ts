import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** Takes a concluded conversation up again; who does it becomes its attendant. */
export const reopen = command({
  name: "reopen",
  args: v.strictObject({ conversationId: Id }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, _args, { actor, newId }) {
    const allowed = permitted(world, actor, "conversation.reopen");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state !== "concluded") return refused("not_concluded");
    if (conversation.hasSuccessor) return refused("already_open");
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      set: { state: "open", attendantId: actor.userId, concludedAt: null },
      event: { id: newId(), content: { event: "reopened", by: actor.name } },
    });
  },
});
