import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Me, OrgAnswer } from "#shared/protocol/api.ts";
import { teamScope } from "#shared/protocol/scope-names.ts";
import type { Held } from "./held.ts";
import type { Patch } from "./patch.ts";

/** A patch in the making: the facts of one frame see through it what those before them did. */
export type DraftPatch = ReturnType<typeof draftPatch>;

export const draftPatch = (held: Held) => {
  const changed = new Map<Id, Conversation>();
  const dropped = new Set<Id>();
  const unheld = new Map<Id, number>();
  const messages = new Map<Id, Message>();
  const whole = new Set<Id>();
  const stale = new Set<Id>();
  const contacts = new Map<Id, Contact>();
  const merged = new Map<Id, Id>();
  /** Made when it is first asked for: a replay may bring thousands of contacts. */
  let heldByContact: Map<Id | undefined, Id[]> | undefined;
  let { me, org } = held;

  const conversation = (id: Id): Conversation | undefined =>
    changed.get(id) ?? (dropped.has(id) ? undefined : held.conversations.get(id));

  const conversations = (): Conversation[] =>
    [...new Set([...held.conversations.keys(), ...changed.keys()])].map(conversation).filter((it) => it !== undefined);

  const put = (it: Conversation): void => void changed.set(it.id, it);

  const drop = (id: Id): void => {
    if (held.conversations.has(id)) dropped.add(id);
    changed.delete(id);
    whole.delete(id);
    stale.delete(id);
    for (const it of messages.values()) if (it.conversationId === id) messages.delete(it.id);
  };

  /** Losing a team loses its conversations and its place in its feed, in the same write. */
  const leaveLostScopes = (): Patch["positions"] => {
    for (const it of conversations()) if (!me.scopes.includes(teamScope(it.team.id))) drop(it.id);
    return [...held.positions.keys()].filter((it) => !me.scopes.includes(it)).map((it) => [it, null]);
  };

  return {
    conversation,
    drop,
    /** It is not held, but the API may have shown it. */
    dropUnheld: (id: Id, version: number): void => void unheld.set(id, version),

    /**
     * Takes a summary unless a newer one is held, and the message that came with it. One of a team whose feed is not
     * ours has left our sight.
     */
    offer(incoming: Conversation, message: Message | null): void {
      const known = conversation(incoming.id);
      if (!known || known.version <= incoming.version) {
        if (!me.scopes.includes(teamScope(incoming.team.id))) return drop(incoming.id);
        if (!known && message && incoming.version === FIRST_VERSION) whole.add(incoming.id);
        if (known && hasMissed(known, incoming)) stale.add(incoming.id);
        put(incoming);
      }
      if (message && message.revision >= (messages.get(message.id)?.revision ?? 0)) messages.set(message.id, message);
    },

    putContact(contact: Contact): void {
      contacts.set(contact.id, contact);
      heldByContact ??= Map.groupBy(held.conversations.keys(), (id) => held.conversations.get(id)?.contact.id);
      for (const id of new Set([...(heldByContact.get(contact.id) ?? []), ...changed.keys()])) {
        const it = conversation(id);
        if (it?.contact.id === contact.id) put({ ...it, contact });
      }
    },

    mergeContact: (id: Id, into: Id): void => void merged.set(id, into),

    me: () => me,
    org: () => org,
    setMe: (next: Me): void => void (me = next),
    setOrg: (next: OrgAnswer): void => void (org = next),

    build(positions: Patch["positions"]): Patch {
      const lost = me === held.me ? [] : leaveLostScopes();
      return {
        dropped: [...dropped],
        unheld: [...unheld],
        unvouched: [],
        conversations: [...changed.values()],
        messages: [...messages.values()],
        stale: [...stale],
        emptied: [],
        whole: [...whole],
        contacts: [...contacts.values()],
        merged: [...merged],
        positions: [...positions, ...lost],
        ...(me === held.me ? {} : { me }),
        ...(org === held.org || !org ? {} : { org }),
      };
    },
  };
};

/** A conversation is made with its first message, at version 1: its facts bring every message that it has. */
const FIRST_VERSION = 1;

/** Between the feed that it has left and the one that it has come to, something was told to neither's listeners here. */
const hasMissed = (known: Conversation, incoming: Conversation): boolean =>
  known.team.id !== incoming.team.id && incoming.version > known.version + 1;
