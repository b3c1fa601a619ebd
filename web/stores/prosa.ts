import type { Accessor } from "solid-js";
import type { ArgsOf, CommandName, CommandResult } from "#shared/commands/index.ts";
import type { QueuedName } from "#shared/commands/queued.ts";
import type { ErrorCode } from "#shared/errors.ts";
import type { Channel } from "#shared/model/channel.ts";
import type { Contact, ContactFilter } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Media } from "#shared/model/media.ts";
import type { Membership } from "#shared/model/membership.ts";
import type { Message } from "#shared/model/message.ts";
import type { Access, Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { Tab } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type {
  AccessPreview,
  ContactAnswer,
  DeadLetters,
  GaugeAnswer,
  TemplatesAnswer,
  Why,
} from "#shared/protocol/api.ts";
import type { ChannelConnection, ChannelEvents, ChannelList, ChannelTest } from "#shared/protocol/channels.ts";
import type { MetricsAnswer } from "#shared/protocol/health.ts";
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
  pads: PadStore;
  channels: ChannelStore;
  health: HealthStore;
  media: MediaStore;
  templates: TemplateStore;
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
  /** How far the server's clock is ahead of this device's, as far as it is known; in milliseconds. */
  clockOffset: () => number;
  /**
   * How this device keeps its copy. `rebuilt`: the copy was broken or gone and has been made anew from the server; what
   * was not sent may be lost. `full`: there is no room left; what is read stays readable, less is kept for offline.
   */
  storage: Accessor<"kept" | "rebuilt" | "full">;
  dismissStorage: () => void;
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

/** What administrators ask about the company's channels. */
export type ChannelStore = {
  list: () => Promise<Loaded<ChannelList>>;
  /** Testar conexão. */
  test: (id: string) => Promise<Loaded<ChannelTest>>;
  /** Whether the company's phone is connected, for the providers that connect one. */
  connection: (id: string) => Promise<Loaded<ChannelConnection>>;
  events: (id: string) => Promise<Loaded<ChannelEvents>>;
  deadLetters: () => Promise<Loaded<DeadLetters>>;
  /** What became of everything that came in during the last days, today's included. */
  gauge: (days: number) => Promise<Loaded<GaugeAnswer>>;
  /** Asks the provider for the channel's templates anew. */
  syncTemplates: (id: string) => Promise<Loaded<TemplatesAnswer>>;
  /** Takes a dead letter again. */
  replay: (id: string) => Promise<Loaded<unknown>>;
};

/** What administrators ask about how the product fares. */
export type HealthStore = { metrics: () => Promise<Loaded<MetricsAnswer>> };

export type Loaded<T> = { ok: true; value: T } | { ok: false; code: ErrorCode | "offline" };

/** A list that grows page by page. */
export type Paged<T> = {
  items: Accessor<readonly T[]>;
  state: Accessor<"loading" | "ready" | "offline" | "failed">;
  hasMore: Accessor<boolean>;
  loadMore: () => void;
};

export type ConversationStore = {
  /** False until the local replica has been read. Before that the tabs may hold their first conversations, to be looked at only. */
  isLoaded: Accessor<boolean>;
  /** Queue: longest waiting first; other tabs: newest first. From the replica, outbox effects included. */
  idsIn: (tab: Tab) => readonly string[];
  /** The same conversations, in the same order. */
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

/**
 * A command that the server refused, with the text it would have sent. One refused with `newer_reply` is a reply that is
 * held: a colleague answered meanwhile, and a person decides. `pad`: text of a note or draft that could not be merged.
 */
export type Refusal = Omit<OutboxItem, "name"> & {
  name: CommandName | "pad";
  code: ErrorCode;
  text: string | null;
  contactName: string | null;
};

export type OutboxStore = {
  waiting: Accessor<readonly OutboxItem[]>;
  refusals: Accessor<readonly Refusal[]>;
  dismiss: (id: string) => void;
  /** Sends a reply that was held with `newer_reply` after all. */
  sendAnyway: (id: string) => void;
  /** Shown at once, sent in order, kept over reloads. Null, or why it was refused before it was even queued. */
  run: <Name extends QueuedName>(name: Name, args: ArgsOf<Name>) => ErrorCode | null;
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

export type PadStore = {
  /** A conversation's pad for as long as the calling owner lives; follows the accessor. */
  open: (conversationId: Accessor<string>) => Pad;
  /** Puts text back into a conversation's draft, behind what is there. */
  giveBack: (conversationId: string, text: string) => void;
  /** The notes as they were saved last, for who sees the conversation only through the API. Never kept. */
  saved: (conversationId: string) => Promise<Loaded<readonly ShownNote[]>>;
};

/** A file's bytes as an object URL, once they are here. Reactive. */
export type StoredFile = {
  url: () => string | undefined;
  state: () => "loading" | "ready" | "offline" | "failed";
  retry: () => void;
};

/** What is known of a file besides its bytes. `waveform` is loudness from 0 to 100 in at most 64 steps. */
export type FileFacts = { isVoice?: boolean; seconds?: number; waveform?: number[] };

export type MediaStore = {
  /** Reactive, for as long as the calling owner lives. Bytes from this device if kept, else from the server. */
  file: (media: Media, conversationId: string) => StoredFile;
  /** A signed address to open or save the file with its name; null when it cannot be had now. */
  link: (id: string) => Promise<string | null>;
  /** `onProgress` hears fractions from 0 to 1. */
  upload: (
    conversationId: string,
    file: File,
    about: FileFacts,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ) => Promise<{ ok: true; media: Media } | { ok: false; code: ErrorCode | "offline" }>;
};

export type TemplateStore = {
  /** A channel's templates as they were read last from the provider. Never kept. */
  of: (channelId: string) => Promise<Loaded<TemplatesAnswer>>;
};

/** What people write together about a conversation: the reply draft and the internal notes. Kept offline, too. */
export type Pad = {
  /** False until the copy on this device has been read; before that nothing can be written. */
  isLoaded: Accessor<boolean>;
  /** Whether something that was written here has yet to reach the others. */
  isWaiting: Accessor<boolean>;
  draft: PadText;
  /** In order of time; those that no room has seen yet last. */
  notes: Accessor<readonly ShownNote[]>;
  /** Makes an empty note of one's own and gives back its id. */
  addNote: () => string;
  removeNote: (id: string) => void;
  /** Removes a note without a word, unless somebody else has begun to write in it. */
  tidyNote: (id: string) => void;
  /** Undefined when there is no such note. */
  note: (id: string) => PadText | undefined;
};

/** `authorId` and `at` are null until a room has said whose it is and since when. */
export type ShownNote = {
  id: string;
  text: string;
  authorId: string | null;
  at: number | null;
  editorId: string | null;
  editedAt: number | null;
};

/** One text that several people may change at once. Positions are in UTF-16 units, as in text fields. */
export type PadText = {
  text: Accessor<string>;
  /** Replaces what stands from `from` to `to`. Before a pad can be read, what is inserted goes behind what its draft has. */
  replace: (from: number, to: number, inserted: string) => void;
  /** Where this person writes, null for nowhere: told to others, and moved along with the text by their changes. */
  selection: Accessor<readonly [anchor: number, head: number] | null>;
  select: (range: readonly [anchor: number, head: number] | null) => void;
  /** Where others write. */
  cursors: Accessor<readonly { userId: string; anchor: number; head: number }[]>;
  /** Of this person's own changes. */
  undo: () => void;
  redo: () => void;
};
