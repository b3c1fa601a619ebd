import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import { audienceOf } from "#shared/model/audience.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import { sight, type Tab, TABS } from "#shared/policy/sight.ts";
import { DECIDING } from "./code.ts";
import { directoryOf, withNames } from "./directory.ts";
import type { Held } from "./held.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { NOTHING_PENDING, type Pending } from "./pending.ts";
import type { Seen } from "./seen.ts";
import { createTabLists } from "./tab-lists.ts";
import { viewerOf } from "./viewer.ts";
import { accessOf, type Sources } from "./sources.ts";

export type ViewParts = {
  held: Held;
  seen: Seen;
  /** The outbox's commands whose effect the replica does not show yet, in order. */
  waiting: () => readonly OutboxItem[];
  message: (id: Id) => Message | undefined;
  /** A conversation's messages as far as they are read here. */
  messages: (conversationId: Id) => readonly Message[];
};

/** Conversations that changed, came or went, and the tabs whose order did. */
export type ViewChange = { ids: readonly Id[]; tabs: readonly Tab[] };

/** A conversation as it is shown, and in which tab. */
export type Sighting = { conversation: Conversation; tab: Tab };

export type View = ReturnType<typeof createView>;

/** What a person sees: the replica, what the API showed, and the effects that wait in the outbox, by the policy. */
export const createView = ({ held, seen, waiting, message, messages }: ViewParts) => {
  const lists = createTabLists();
  const sources = sourcesOf({ held, seen, message, messages });
  let viewer = viewerOf(held.me);
  let directory = directoryOf(held.org);
  let pending = NOTHING_PENDING;

  /** The outbox holds nothing before the commands have been loaded. */
  const decideWaiting = (): Pending => {
    const items = waiting();
    return items.length === 0 ? NOTHING_PENDING : DECIDING.now().decidePending(items, sources, viewer);
  };

  const see = (id: Id): Sighting | null => {
    const it = sources.conversation(id);
    if (!it) return null;
    const conversation = withNames(pending.conversation(it), directory);
    const tab = tabFor(conversation);
    return tab && { conversation, tab };
  };

  const tabFor = (it: Conversation): Tab | null =>
    sight(viewer, { ...audienceOf(it), access: accessOf(held.org, it.team.id) });

  /** What only the API showed stands in no list, unless something was just done to it. */
  const isListed = (id: Id): boolean => held.conversations.has(id) || pending.ofConversation(id).length > 0;

  const place = (id: Id): readonly Tab[] => {
    const it = isListed(id) ? see(id) : null;
    return lists.place(id, it?.tab ?? null, it?.conversation ?? null);
  };

  /** The conversations that the outbox changes. */
  const pendingIds = (): Id[] => {
    const contacts = new Set(pending.contactIds());
    const ofContacts =
      contacts.size === 0 ? [] : [...sources.conversations()].filter((it) => contacts.has(it.contact.id));
    return [...pending.conversationIds(), ...ofContacts.map((it) => it.id)];
  };

  return {
    ids: lists.ids,
    unread: lists.unread,
    see,
    conversation: (id: Id): Conversation | undefined => see(id)?.conversation,
    contact(id: Id): Contact | undefined {
      const it = sources.contact(id);
      return it && pending.contact(it);
    },
    isMerged: seen.isMerged,
    tabOf: (id: Id): Tab | null => see(id)?.tab ?? null,
    isListed: (id: Id): boolean => lists.tabOf(id) !== null,
    /** By the policy, as the conversation is given. */
    isVisible: (it: Conversation): boolean => tabFor(it) !== null,
    viewer: () => viewer,
    pending: () => pending,
    /** What is known without the outbox's effects. */
    sources,

    /** Takes in that these conversations, or the outbox, changed. */
    refresh(ids: Iterable<Id>): ViewChange {
      const before = pendingIds();
      pending = decideWaiting();
      const all = [...new Set([...ids, ...before, ...pendingIds()])];
      return { ids: all, tabs: [...new Set(all.flatMap(place))] };
    },

    /** Takes in that the viewer, the teams or everything changed. */
    refreshAll(): ViewChange {
      viewer = viewerOf(held.me);
      directory = directoryOf(held.org);
      pending = decideWaiting();
      const ids = [...new Set([...held.conversations.keys(), ...pending.conversationIds()])];
      const visible = ids.map(see).filter((it) => it !== null);
      lists.replace(visible.map((it) => [it.tab, it.conversation] as const));
      return { ids: [...ids, ...seen.conversations.keys()], tabs: TABS };
    },
  };
};

const sourcesOf = ({ held, seen, message, messages }: Omit<ViewParts, "waiting">): Sources => {
  const conversation = (id: Id) => held.conversations.get(id) ?? seen.conversations.get(id);
  const conversations = () => [...held.conversations.values(), ...seen.conversations.values()];
  return {
    org: () => held.org,
    conversation,
    conversations,
    contact(contactId) {
      const id = seen.isNow(contactId);
      return seen.contacts.get(id) ?? conversations().find((it) => it.contact.id === id)?.contact;
    },
    message,
    replies: (conversationId, seenId) => DECIDING.now().replyFacts(messages(conversationId), held.me.user.id, seenId),
  };
};
