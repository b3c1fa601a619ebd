import type { Attachment } from "../model/attachment.ts";
import type { MessageStatus } from "../model/message-status.ts";
import { CAPABILITIES, canCarry } from "../policy/capabilities.ts";
import { isWindowOpen } from "../policy/service-window.ts";
import { type Decision, refused } from "./command.ts";
import type { ConversationFacts, MessageFacts } from "./world.ts";

type Refusal = Decision & { ok: false };

/** Whatever is said: why nothing can be sent in the conversation, or null. */
export const closed = (conversation: ConversationFacts): Refusal | null => {
  if (conversation.state !== "open") return no("not_open");
  if (conversation.isContactBlocked) return no("contact_blocked");
  return conversation.isChannelPaused ? no("channel_paused") : null;
};

/** Why the channel cannot carry the text, the attachment or both now, or null. Only a template goes out at any time. */
export const unfit = (
  { channel, lastInboundAt }: ConversationFacts,
  { text, attachment }: { text: string | undefined; attachment: Attachment | undefined },
  now: number,
): Refusal | null => {
  if (attachment && !canCarry(channel, attachment)) return no("not_supported", "attachment");
  if ((text?.length ?? 0) > CAPABILITIES[channel].maxText) return no("too_large", "text");
  const isOpen = attachment?.is === "template" || isWindowOpen(channel, lastInboundAt, now);
  return isOpen ? null : no("window_closed");
};

/** Why the message can be neither answered nor reacted to, or null: it has to be one that the customer has, or will have. */
export const unquotable = (
  { id, channel }: ConversationFacts,
  quoted: MessageFacts | null,
  isReaction: boolean,
): Refusal | null => {
  const isHere = quoted?.conversationId === id && quoted.direction !== "system" && quoted.revokedAt === null;
  if (!isHere) return no("not_found", "quoteId");
  if (!isReaction && !CAPABILITIES[channel].quotes) return no("not_supported", "quoteId");
  const isThere = quoted.status === null || !NOT_THERE.has(quoted.status);
  return isThere && quoted.kind !== "reaction" ? null : no("not_supported", "quoteId");
};

/** What the customer does not have, and may never get. */
const NOT_THERE: ReadonlySet<MessageStatus> = new Set(["held", "failed", "cancelled"]);

const no = (...why: Parameters<typeof refused>) => refused(...why) as Refusal;
