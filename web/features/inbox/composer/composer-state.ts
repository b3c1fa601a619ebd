import { audienceOf, type Conversation } from "#shared/model/conversation.ts";
import { CAPABILITIES } from "#shared/policy/capabilities.ts";
import { may } from "#shared/policy/permissions.ts";
import { isWindowOpen, windowClosesAt } from "#shared/policy/service-window.ts";
import { relationOf, type Viewer } from "#shared/policy/viewer.ts";

/** What the composer is for this person and this conversation, now. */
export type ComposerState =
  /** `closesAt` is when WhatsApp's window closes; null where there is none. */
  | { kind: "write"; closesAt: number | null; isHelping: boolean }
  | { kind: "blocked" }
  /** Only templates can be sent, where the channel has them. */
  | { kind: "window_closed"; hasTemplates: boolean }
  | { kind: "paused" }
  | { kind: "queued"; mayStart: boolean }
  | { kind: "concluded"; mayReopen: boolean }
  /** One sees how a colleague answers; one may write along, but not send. */
  | { kind: "others" };

export const composerState = (
  it: Conversation,
  viewer: Viewer,
  now: number,
  isChannelPaused: boolean,
): ComposerState => {
  const audience = audienceOf(it);
  if (it.contact.blockedAt !== null) return { kind: "blocked" };
  if (it.state === "queued") return { kind: "queued", mayStart: may(viewer, "conversation.start", audience) };
  if (it.state === "concluded") return { kind: "concluded", mayReopen: may(viewer, "conversation.reopen", audience) };
  if (!may(viewer, "conversation.send", audience)) return { kind: "others" };
  if (isChannelPaused) return { kind: "paused" };
  if (!isWindowOpen(it.channel, it.lastInboundAt, now)) {
    return { kind: "window_closed", hasTemplates: CAPABILITIES[it.channel].attachments.includes("template") };
  }
  return {
    kind: "write",
    closesAt: windowClosesAt(it.channel, it.lastInboundAt),
    isHelping: it.attendant !== null && it.attendant.id !== viewer.userId,
  };
};

/** Who sees a conversation only as someone of the company has no room to share its pad in. */
export const sharesPad = (it: Conversation, viewer: Viewer): boolean =>
  relationOf(viewer, audienceOf(it)) !== "company";
