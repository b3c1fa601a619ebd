import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Me, OrgAnswer } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Held } from "./held.ts";

/** What one frame or answer changes: written whole or not at all, then shown, then told to the other tabs. */
export type Patch = {
  /** Removed with their messages and draft, before anything else of the patch is written. */
  dropped: readonly Id[];
  /** Taken away in that version, and not held here: of what the API showed, an older or equal version goes. */
  unheld: readonly (readonly [Id, number])[];
  /** Feeds that began anew or were left: nothing vouches any longer for what the API showed of theirs. */
  unvouched: readonly Scope[];
  conversations: readonly Conversation[];
  /** Each is written unless a higher revision of it is held. */
  messages: readonly Message[];
  /** Conversations that may have missed messages: their newest page has to be fetched again. */
  stale: readonly Id[];
  /** Conversations whose messages may be of a past that is no more: they go, and are fetched again. */
  emptied: readonly Id[];
  /** Conversations that are held from their first message on. */
  whole: readonly Id[];
  /** Contacts as they are now, for what was shown of them besides the replica; they are not written. */
  contacts: readonly Contact[];
  /** Contacts that are no more, each with the one that it has become; they are not written either. */
  merged: readonly (readonly [Id, Id])[];
  /** Where each feed stands once this patch is written; null forgets it. */
  positions: readonly (readonly [Scope, Position | null])[];
  me?: Me;
  org?: OrgAnswer;
};

export const EMPTY_PATCH: Patch = {
  dropped: [],
  unheld: [],
  unvouched: [],
  conversations: [],
  messages: [],
  stale: [],
  emptied: [],
  whole: [],
  contacts: [],
  merged: [],
  positions: [],
};

export const isEmpty = (patch: Patch): boolean =>
  !patch.me && !patch.org && Object.values(patch).every((it) => !Array.isArray(it) || it.length === 0);

/** All that is held, for who has only what the disk had room for. Its messages have to be fetched. */
export const wholeOf = ({ me, org, conversations }: Held): Patch => ({
  ...EMPTY_PATCH,
  conversations: [...conversations.values()],
  stale: [...conversations.keys()],
  me,
  ...(org ? { org } : {}),
});
