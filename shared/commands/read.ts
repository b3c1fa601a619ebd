import * as v from "valibot";
import { Id } from "../ids.ts";
import { command, done } from "./command.ts";
import { permitted } from "./conversation-rules.ts";

/** The attendant has seen the customer's messages. Others' looking changes nothing. */
export const read = command({
  name: "read",
  args: v.strictObject({ conversationId: Id }),
  reads: ({ conversationId }) => ({ conversation: conversationId }),
  decide(world, _args, { actor }) {
    const allowed = permitted(world, actor, "conversation.read");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (conversation.unread === 0) return done();
    return done({ type: "conversation", id: conversation.id, was, set: { unread: 0 } });
  },
});
