import * as v from "valibot";
import { Id } from "../ids.ts";
import { Attachment } from "../model/attachment.ts";
import { MessageText } from "../model/message.ts";
import { CAPABILITIES, canCarry } from "../policy/capabilities.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import { wordingOf } from "./wording.ts";
import type { ReplyFacts } from "./world.ts";

/**
 * A reply to the customer: a text, an attachment, or both. The message's id is the client's, so that a repeated send is the
 * same message. `seenReply` is the newest reply by anyone else that its author had seen, null when there was none: with a
 * newer one the reply is held back for its author to decide. Without `seenReply` it goes in any case.
 */
export const send = command({
  name: "send",
  args: v.pipe(
    v.strictObject({
      conversationId: Id,
      messageId: Id,
      text: v.optional(MessageText),
      attachment: v.optional(Attachment),
      quoteId: v.optional(Id),
      seenReply: v.optional(v.nullable(Id)),
    }),
    v.check(({ text, attachment }) => text !== undefined || attachment !== undefined),
    v.check(({ attachment, quoteId }) => attachment?.is !== "reaction" || quoteId !== undefined),
  ),
  reads: ({ conversationId, seenReply, quoteId, attachment }) => ({
    conversation: conversationId,
    ...(seenReply === undefined ? {} : { replies: { seen: seenReply } }),
    ...(quoteId === undefined ? {} : { message: quoteId }),
    ...(attachment?.is === "template" ? { template: { name: attachment.name, language: attachment.language } } : {}),
    ...(attachment && "mediaId" in attachment && attachment.mediaId ? { media: attachment.mediaId } : {}),
  }),
  decide(world, { messageId, text, attachment, quoteId, seenReply }, { actor, now }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    if (was.state !== "open") return refused("not_open");
    if (conversation.isContactBlocked) return refused("contact_blocked");
    if (conversation.isChannelPaused) return refused("channel_paused");
    if (attachment && !canCarry(conversation.channel, attachment)) return refused("not_supported", "attachment");
    if ((text?.length ?? 0) > CAPABILITIES[conversation.channel].maxText) return refused("too_large", "text");
    if (attachment?.is !== "template" && !isWindowOpen(conversation.channel, conversation.lastInboundAt, now)) {
      return refused("window_closed");
    }
    const isQuoteHere = world.message?.conversationId === conversation.id && world.message.revokedAt === null;
    if (quoteId !== undefined && !isQuoteHere) return refused("not_found", "quoteId");
    const wording = wordingOf(world, text ?? null, attachment ?? null);
    if (!wording.ok) return wording;
    const message = {
      type: "message",
      id: messageId,
      conversationId: conversation.id,
      was,
      ...wording.words,
      attachment: attachment ?? null,
      quoteId: quoteId ?? null,
      holdUntil: conversation.safetyDelayMs > 0 ? now + conversation.safetyDelayMs : null,
    } as const;
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
