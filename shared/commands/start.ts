import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** Atender: a member of the team takes a conversation from the queue and becomes its attendant. */
export const start = command({
  name: "start",
  args: v.strictObject({ conversationId: Id }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, _args, { actor, newId }) {
    const allowed = permitted(world, actor, "conversation.start");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state !== "queued") return refused("not_queued");
    return done({
      type: "conversation",
      id: conversation.id,
      was,
      set: { state: "open", attendantId: actor.userId, unread: 0 },
      event: { id: newId(), content: { event: "started", by: actor.name } },
    });
  },
});
