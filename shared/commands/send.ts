import * as v from "valibot";
import { Id } from "../ids.ts";
import { Attachment, takesText } from "../model/attachment.ts";
import { MessageText } from "../model/message.ts";
import { takesCaption } from "../policy/capabilities.ts";
import type { NewMessage } from "./change.ts";
import { command, done, refused } from "./command.ts";
import { permitted } from "./conversation-rules.ts";
import { closed, unfit, unquotable } from "./reply-rules.ts";
import { plain, wordingOf } from "./wording.ts";
import type { ConversationFacts, ReplyFacts } from "./world.ts";

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
    v.check(({ text, attachment }) => (attachment ? text === undefined || takesText(attachment) : text !== undefined)),
    v.check(({ attachment, quoteId }) => attachment?.is !== "reaction" || quoteId !== undefined),
  ),
  reads: ({ conversationId, seenReply, quoteId, attachment }) => ({
    conversation: conversationId,
    ...(seenReply === undefined ? {} : { replies: { seen: seenReply } }),
    ...(quoteId === undefined ? {} : { message: quoteId }),
    ...(attachment?.is === "template" ? { template: { name: attachment.name, language: attachment.language } } : {}),
    ...(attachment && "mediaId" in attachment && attachment.mediaId ? { media: attachment.mediaId } : {}),
  }),
  decide(world, { messageId, text, attachment, quoteId, seenReply }, { actor, now, newId }) {
    const allowed = permitted(world, actor, "conversation.send");
    if (!allowed.ok) return allowed;
    const { conversation, was } = allowed;
    const isReaction = attachment?.is === "reaction";
    const refusal =
      closed(conversation) ??
      unfit(conversation, { text, attachment }, now) ??
      (quoteId === undefined ? null : unquotable(conversation, world.message, isReaction));
    if (refusal) return refusal;
    const follows = isOwnMessage(conversation, text, attachment);
    const wording = wordingOf(world, follows ? null : (text ?? null), attachment ?? null);
    if (!wording.ok) return wording;
    const replies = seenReply === undefined ? null : world.replies;
    if (replies && isOvertaken(replies)) return refused("newer_reply");
    const message: NewMessage = {
      type: "message",
      id: messageId,
      conversationId: conversation.id,
      was,
      at: now,
      ...wording.words,
      attachment: attachment ?? null,
      quoteId: quoteId ?? null,
      holdUntil: isReaction || conversation.safetyDelayMs === 0 ? null : now + conversation.safetyDelayMs,
      ...(replies ? { seen: replies.seen } : {}),
    };
    if (!follows) return done(message);
    return done(message, { ...message, ...plain(text), id: newId(), at: now + 1, attachment: null, quoteId: null });
  },
});

/** Whether the text beside a file has to follow it as a message of its own. */
const isOwnMessage = (
  { channel }: ConversationFacts,
  text: string | undefined,
  attachment: Attachment | undefined,
): text is string => text !== undefined && attachment?.is === "media" && !takesCaption(channel, attachment.kind, text);

/** Whether someone else has replied after what was seen. Of replies of the same moment the one of the higher id is later. */
const isOvertaken = ({ newest, seen }: ReplyFacts): boolean => {
  if (!newest || !seen) return newest !== null;
  return newest.at === seen.at ? newest.id > seen.id : newest.at > seen.at;
};
