import type { Accessor } from "solid-js";
import type { ArgsOf, CommandName, CommandResult } from "#shared/commands/index.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Channel } from "#shared/model/channel.ts";
import type { Contact, ContactFilter } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Membership } from "#shared/model/membership.ts";
import type { Message } from "#shared/model/message.ts";
import type { Access, Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { Tab } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { AccessPreview, ContactAnswer, Why } from "#shared/protocol/api.ts";
import type { Looker } from "#shared/protocol/frames.ts";

/** All that components read and do. Reads are reactive; commands show their effect at once and wait in the outbox. */
export type Prosa = {
  session: SessionStore;
  connection: ConnectionStore;
  org: OrgStore;
  conversations: ConversationStore;
  messages: MessageStore;
  outbox: OutboxStore;
  presence: PresenceStore;
  contacts: ContactStore;
  drafts: DraftStore;
};

export type Session =
  | { state: "loading" }
  | { state: "signed_out" }
  /** The copy on this device is older than its lease; it opens once the server has answered. */
  | { state: "locked" }
  | { state: "signed_in"; viewer: Viewer; email: string; company: { id: string; name: string } };

export type SessionStore = {
  current: Accessor<Session>;
  /** Null when signed in, or why not. */
  signIn: (email: string, password: string) => Promise<ErrorCode | null>;
  /** Wipes this device's copy. */
  signOut: () => Promise<void>;
};

export type ConnectionStore = {
  state: Accessor<"connecting" | "online" | "offline">;
  /** When the last contact with the server was, in epoch milliseconds. */
  lastOnlineAt: Accessor<number | null>;
};

export type OrgStore = {
  isLoaded: Accessor<boolean>;
  users: Accessor<readonly User[]>;
  teams: Accessor<readonly Team[]>;
  memberships: Accessor<readonly Membership[]>;
  channels: Accessor<readonly Channel[]>;
  userName: (id: string) => string | undefined;
  teamName: (id: string) => string | undefined;
  previewAccess: (teamId: string, access: Access) => Promise<Loaded<AccessPreview>>;
};

export type Loaded<T> = { ok: true; value: T } | { ok: false; code: ErrorCode | "offline" };

/** A list that grows page by page. */
export type Paged<T> = {
  items: Accessor<readonly T[]>;
  state: Accessor<"loading" | "ready" | "offline" | "failed">;
  hasMore: Accessor<boolean>;
  loadMore: () => void;
};

export type ConversationStore = {
  /** False until the local replica has been read. */
  isLoaded: Accessor<boolean>;
  /** Queue: longest waiting first; other tabs: newest first. From the replica, outbox effects included. */
  inTab: (tab: Tab) => readonly Conversation[];
  /** Undefined: unknown or no longer visible. Falls back to what the API showed (see `open`). */
  get: (id: string) => Conversation | undefined;
  /** Tab under which the viewer sees it now. */
  tabOf: (id: string) => Tab | null;
  /** Customer messages that wait unread in Fila and Meus. */
  unreadTotal: Accessor<number>;
  /** Looks a conversation up at the API when the replica lacks it; what comes is kept in memory only. */
  open: (id: string) => Promise<Loaded<Conversation>>;
  /** Server-side list for older concluded conversations and for searching; reactive to its arguments. */
  search: (tab: Accessor<Tab>, query: Accessor<string>) => Paged<Conversation>;
  why: (id: string) => Promise<Loaded<Why>>;
  /** Conversations that were open on this screen and were taken away: the reason to show. */
  onDropped: (listener: (id: string) => void) => () => void;
};

export type MessageStore = {
  /** In order of time, messages that still wait in the outbox included (status `queued`, `isPending`). */
  of: (conversationId: Accessor<string>) => Paged<ShownMessage>;
};

export type ShownMessage = Message & { isPending?: boolean };

export type OutboxItem = { id: string; name: CommandName; conversationId: string | null; at: number };

/** A command that the server refused, with the text it would have sent. */
export type Refusal = OutboxItem & { code: ErrorCode; text: string | null; contactName: string | null };

export type OutboxStore = {
  waiting: Accessor<readonly OutboxItem[]>;
  refusals: Accessor<readonly Refusal[]>;
  dismiss: (id: string) => void;
  /** Shown at once, sent in order, kept over reloads. Null, or why it was refused before it was even queued. */
  run: <Name extends CommandName>(name: Name, args: ArgsOf<Name>) => ErrorCode | null;
  /** For settings: asks the server now, never waits. */
  ask: <Name extends CommandName>(
    name: Name,
    args: ArgsOf<Name>,
  ) => Promise<CommandResult | { ok: false; error: { code: "offline" } }>;
};

export type PresenceStore = {
  online: Accessor<ReadonlySet<string>>;
  /** Others who look at the conversation now. */
  lookersAt: (conversationId: string) => readonly Looker[];
  look: (conversationId: string | null, isTyping: boolean) => void;
};

export type ContactStore = {
  list: (filter: Accessor<ContactFilter>, query: Accessor<string>) => Paged<Contact>;
  details: (id: Accessor<string | null>) => Accessor<Loaded<ContactAnswer> | undefined>;
};

/** Unsent text, kept on this device a conversation at a time. */
export type DraftStore = {
  get: (conversationId: string) => string;
  set: (conversationId: string, text: string) => void;
};
