import * as v from "valibot";
import { ERROR_CODES } from "../errors.ts";
import { Id } from "../ids.ts";
import { Channel, ChannelId } from "../model/channel.ts";
import { Contact } from "../model/contact.ts";
import { Conversation, ConversationState } from "../model/conversation.ts";
import { Media } from "../model/media.ts";
import { Membership } from "../model/membership.ts";
import { Message } from "../model/message.ts";
import { Note } from "../model/pad.ts";
import { Access, Team } from "../model/team.ts";
import { Template } from "../model/template.ts";
import { User } from "../model/user.ts";
import { TABS } from "../policy/sight.ts";
import { Scope } from "./scope.ts";

/** The bodies that the HTTP API answers with. `next` is an opaque cursor, null on the last page. */
const page = <T extends v.GenericSchema>(item: T) => v.object({ items: v.array(item), next: v.nullable(v.string()) });

export const ApiError = v.object({
  error: v.object({ code: v.picklist(ERROR_CODES), field: v.optional(v.string()), requestId: v.string() }),
});
export type ApiError = v.InferOutput<typeof ApiError>;

/** `GET /api/me`. `teams` are the user's own; `scopes` the feeds that they follow; `now` the server's clock. */
export const Me = v.object({
  user: User,
  company: v.object({ id: Id, name: v.string() }),
  teams: v.record(Id, v.object({ isSupervisor: v.boolean() })),
  scopes: v.array(Scope),
  now: v.number(),
});
export type Me = v.InferOutput<typeof Me>;

/** `GET /api/org`: who and what the company consists of. */
export const OrgAnswer = v.object({
  users: v.array(User),
  teams: v.array(Team),
  memberships: v.array(Membership),
  channels: v.array(Channel),
});
export type OrgAnswer = v.InferOutput<typeof OrgAnswer>;

/** `GET /api/conversations?tab=&q=&cursor=`, newest first (the queue: longest waiting first). */
export const ConversationPage = page(Conversation);
export type ConversationPage = v.InferOutput<typeof ConversationPage>;

/** The cell of the sight table that decided, for "Por que vejo isto?". */
export const Why = v.object({
  access: Access,
  state: ConversationState,
  relation: v.picklist(["attendant", "supervisor", "member", "company"]),
  tab: v.picklist(TABS),
});
export type Why = v.InferOutput<typeof Why>;

/** `GET /api/conversations/:id`. */
export const ConversationAnswer = v.object({ ...Conversation.entries, why: Why });
export type ConversationAnswer = v.InferOutput<typeof ConversationAnswer>;

/** `GET /api/conversations/:id/messages?before=`: a page in order of time, the newest page first; `next` goes into `before`. */
export const MessagePage = page(Message);
export type MessagePage = v.InferOutput<typeof MessagePage>;

/** `POST /api/conversations/messages { ids }` (at most 50): the newest page of each conversation that the user sees. */
export const RecentMessages = v.record(Id, MessagePage);
export type RecentMessages = v.InferOutput<typeof RecentMessages>;

/**
 * `POST /api/conversations/:id/media`, the file as its body: kept for a day, until it is sent. `x-file-name` is URI-encoded;
 * of a recording, `x-voice: 1`, `x-seconds`, and `x-waveform` as `Media` has it.
 */
export const UploadAnswer = v.object({ media: Media });
export type UploadAnswer = v.InferOutput<typeof UploadAnswer>;

/** `POST /api/media/links { ids }` (at most 50): where those of them that the user sees can be had for some minutes. */
export const MediaLinks = v.object({ links: v.record(Id, v.string()) });
export type MediaLinks = v.InferOutput<typeof MediaLinks>;

/**
 * `GET /api/conversations/:id/notes`: the internal notes as they were saved last, in order of time. A room that keeps the pad
 * may know newer ones. The shared draft is in the pad alone.
 */
export const NotesAnswer = v.object({
  items: v.array(v.object({ ...Note.entries, authorName: v.string(), editorName: v.nullable(v.string()) })),
});
export type NotesAnswer = v.InferOutput<typeof NotesAnswer>;

/** `GET /api/contacts?state=&q=&cursor=`, by name. */
export const ContactPage = page(Contact);
export type ContactPage = v.InferOutput<typeof ContactPage>;

/** What a provider was told of a contact's block, or of its end (`isWanted` false), and what it said: best effort. */
export const ProviderBlock = v.object({
  channelId: ChannelId,
  isWanted: v.boolean(),
  state: v.picklist(["waiting", "done", "failed"]),
  reason: v.nullable(v.string()),
});
export type ProviderBlock = v.InferOutput<typeof ProviderBlock>;

/** What brought a customer to write, at a time in epoch milliseconds. */
const Origin = v.object({
  source: v.picklist(["ad", "post", "link", "unknown"]),
  title: v.nullable(v.string()),
  url: v.nullable(v.string()),
  at: v.number(),
});

/** `GET /api/contacts/:id`: with those of its conversations that the user may see, newest first, at most 20. */
export const ContactAnswer = v.object({
  ...Contact.entries,
  createdAt: v.number(),
  /** Since the block: how many messages were turned away, and when the last one was. */
  refused: v.object({ count: v.number(), lastAt: v.nullable(v.number()) }),
  /** The advertisements and links that brought them to write, newest first, at most 10. */
  origins: v.array(Origin),
  conversations: v.array(Conversation),
  providerBlocks: v.array(ProviderBlock),
});
export type ContactAnswer = v.InferOutput<typeof ContactAnswer>;

/** `GET /api/teams/:id/access-preview?access=`: how many people gain or lose sight of how many conversations. */
const Effect = v.object({ people: v.number(), conversations: v.number() });
export const AccessPreview = v.object({ gains: Effect, loses: Effect });
export type AccessPreview = v.InferOutput<typeof AccessPreview>;

/**
 * `GET /api/channels/:id/templates`, by name, and `POST /api/channels/:id/templates/sync`, which asks the provider first.
 * `syncedAt` is null as long as the provider has told of none.
 */
export const TemplatesAnswer = v.object({ items: v.array(Template), syncedAt: v.nullable(v.number()) });
export type TemplatesAnswer = v.InferOutput<typeof TemplatesAnswer>;

/** `POST /api/rooms/ticket { scope }`: the address is absolute (ws: or wss:); the ticket goes into the hello frame. */
export const TicketAnswer = v.object({ ticket: v.string(), url: v.string() });
export type TicketAnswer = v.InferOutput<typeof TicketAnswer>;

/** `GET /api/dead-letters`: the newest first, without their bodies. */
export const DeadLetters = v.object({
  items: v.array(
    v.object({ id: Id, channelId: v.string(), error: v.string(), at: v.number(), replayedAt: v.nullable(v.number()) }),
  ),
});
export type DeadLetters = v.InferOutput<typeof DeadLetters>;

/**
 * `GET /api/channels/gauge?days=` (administrators): what became of everything that webhooks brought, by channel and day (UTC,
 * YYYY-MM-DD), newest first. `received` is the sum of the outcomes.
 */
export const GaugeAnswer = v.object({
  items: v.array(
    v.object({
      channelId: ChannelId,
      day: v.string(),
      received: v.number(),
      /** By name: `stored`, `repeated`, `blocked`, `status`, `dead_letter`, `ignored:<what>` and so on. */
      outcomes: v.record(v.string(), v.number()),
    }),
  ),
});
export type GaugeAnswer = v.InferOutput<typeof GaugeAnswer>;
