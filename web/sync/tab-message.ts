import type { Id } from "#shared/ids.ts";
import type { ConnectionStatus } from "./connection.ts";
import type { PadNews, PadWish } from "./pads/pad-news.ts";
import type { Patch } from "./patch.ts";
import type { PresenceSnapshot } from "./presence.ts";

/**
 * What one user's tabs tell each other. Tabs of an older build may be among them: a message that they would not understand
 * takes a new version of the database, whose upgrade has them loaded anew.
 */
export type TabMessage =
  /** The tab that leads has written a patch. */
  | { type: "patch"; patch: Patch; tab: Id }
  /** A tab has written pages of messages. */
  | { type: "pages"; conversationIds: readonly Id[] }
  /** The outbox or the refusals changed in the database. */
  | { type: "outbox" }
  /** How the leader stands with the server. */
  | ({ type: "status" } & Status)
  /** A new tab asks the leader for its status. */
  | { type: "hello" }
  /** A tab leads from now on, and knows nothing yet of what the others show. */
  | { type: "lead"; tab: Id }
  /** There is no room left on the device. */
  | { type: "full" }
  /** Something happened to a pad. */
  | { type: "pad"; news: PadNews }
  /** What a tab wants of the leader for its pads. */
  | { type: "pad_wish"; wish: PadWish }
  /** Where one looks in a tab. */
  | { type: "look"; tab: Id; look: Look }
  /** The network or the person came back: the leader should try again at once. */
  | { type: "wake" }
  /** The server may have another view of this conversation: the leader should ask. */
  | { type: "recheck"; conversationId: Id };

/** How the leader stands with the server, when it last heard of it (epoch milliseconds), and who is there. */
export type Status = { connection: ConnectionStatus; contactedAt: number; presence: PresenceSnapshot };

export type Look = { conversationId: Id | null; isTyping: boolean };

export const NOWHERE: Look = { conversationId: null, isTyping: false };
