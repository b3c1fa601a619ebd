import type { Change } from "#shared/commands/change.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Contact } from "#shared/model/contact.ts";
import { type Message, PLAIN, type Quote } from "#shared/model/message.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";

/** A change that a command of the outbox will make, by whom and when it was given. */
export type PendingChange = { change: Change; at: number; author: { id: string; name: string } };

/** The conversation as it will be once what waits in the outbox has been carried out. */
export const overlay = (
  conversation: Conversation,
  pending: readonly PendingChange[],
  org: OrgAnswer | null,
): Conversation => pending.reduce((it, change) => overlayOne(it, change, org), conversation);

const overlayOne = (it: Conversation, { change, at, author }: PendingChange, org: OrgAnswer | null): Conversation => {
  if (change.type === "message" && change.conversationId === it.id) {
    // As the server does: a reaction answers nothing, and a held reply shows in lists when it goes.
    if (change.kind === "reaction") return it;
    if (change.holdUntil !== null) return { ...it, unread: 0 };
    const lastMessageAt = Math.max(it.lastMessageAt, at);
    return { ...it, preview: change.preview ?? it.preview, lastMessageAt, waitingSince: null, unread: 0 };
  }
  if (change.type === "contact" && change.id === it.contact.id)
    return { ...it, contact: overlayContact(it.contact, [{ change }]) };
  if (change.type !== "conversation" || change.id !== it.id) return it;
  const { teamId = it.team.id, attendantId, state, concludedAt, waitingSince, unread } = change.set;
  return {
    ...it,
    team: teamId === it.team.id ? it.team : named(teamId, org?.teams ?? []),
    ...(attendantId !== undefined && {
      attendant: attendantId === null ? null : named(attendantId, [...(org?.users ?? []), author]),
    }),
    ...(state && { state }),
    ...(concludedAt !== undefined && { concludedAt }),
    ...(waitingSince !== undefined && { waitingSince }),
    ...(unread !== undefined && { unread }),
  };
};

/** The contact as it will be once blocks and archives in the outbox have been carried out. */
export const overlayContact = <T extends Contact>(contact: T, pending: readonly Pick<PendingChange, "change">[]): T =>
  pending.reduce(
    (it, { change }) => (change.type === "contact" && change.id === it.id ? { ...it, ...change.set } : it),
    contact,
  );

/** The conversation's messages with those that wait: replies and quiet lines at the end, retries in their place. */
export const overlayMessages = (
  conversationId: string,
  messages: readonly Message[],
  pending: readonly PendingChange[],
): (Message & { isPending?: boolean })[] => {
  const known = new Set(messages.map((it) => it.id));
  const retried = idsOf(pending, "message_retry");
  const cancelled = idsOf(pending, "message_cancel");
  const quoteOf = (id: string | null) => quoting(messages.find((it) => it.id === id));
  const withOwn = [
    ...messages,
    ...pending.flatMap((it) => pendingMessage(conversationId, it, quoteOf)).filter((it) => !known.has(it.id)),
  ];
  return withOwn.map((it) => {
    if (cancelled.has(it.id)) return { ...it, status: "cancelled" as const, holdUntil: null, isPending: true };
    return retried.has(it.id) ? { ...it, status: "queued" as const, failure: null, isPending: true } : it;
  });
};

const idsOf = (pending: readonly PendingChange[], type: "message_retry" | "message_cancel"): Set<string> =>
  new Set(pending.flatMap(({ change }) => (change.type === type ? [change.id] : [])));

const quoting = (it: Message | undefined): Quote | null =>
  it ? { id: it.id, direction: it.direction, kind: it.kind, text: it.text } : null;

const pendingMessage = (
  conversationId: string,
  { change, at, author }: PendingChange,
  quoteOf: (id: string | null) => Quote | null,
): (Message & { isPending: boolean })[] => {
  const base = {
    conversationId,
    revision: 0,
    failure: null,
    at,
    ...PLAIN,
    isPending: true,
  };
  if (change.type === "message")
    return [
      {
        ...base,
        id: change.id,
        direction: "out",
        kind: change.kind,
        text: change.text,
        content: change.content,
        status: change.holdUntil === null ? "queued" : "held",
        author,
        quote: quoteOf(change.quoteId),
        holdUntil: change.holdUntil,
      },
    ];
  if (change.type !== "conversation" || !change.event) return [];
  const { id, content } = change.event;
  return [{ ...base, id, direction: "system", kind: "event", text: null, content, status: null, author: null }];
};

type Named = { id: string; name: string };

const named = (id: string, list: readonly Named[]): Named => ({
  id,
  name: list.find((it) => it.id === id)?.name ?? "",
});
