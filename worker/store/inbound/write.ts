import type { Audience } from "#shared/model/conversation.ts";
import type { NewId } from "#shared/ids.ts";
import type { Identity } from "../../channels/port.ts";
import { logContact, logConversation, logConversationsOf, type LoggedRow, parseLogged } from "../change-log.ts";
import { insertEvent } from "../changes/conversation.ts";
import { guard, runBatch, type SQL, sql } from "../db.ts";
import { fold } from "../search-text.ts";
import { CONTACT } from "../shapes.ts";
import type { IncomingRow, Receiver } from "./incoming.ts";

/** Where a message goes, as decided; every part of it is guarded. */
export type Placement = {
  contact: { id: string; isNew: boolean; reactivates: boolean; learn: readonly Identity[] };
  conversation:
    | { is: "live"; id: string }
    | { is: "reopened"; id: string; was: Audience; attendantId: string | null }
    | { is: "new"; id: string };
};

/** Writes a message where it was decided to go. Throws a conflict when that no longer holds: a block that commits first wins. */
export const writeInbound = async (
  { d1, newId, now }: { d1: D1Database; newId: NewId; now: number },
  to: Receiver,
  message: IncomingRow,
  placement: Placement,
): Promise<LoggedRow[]> => {
  const { contact, conversation } = placement;
  const statements: SQL[] = [
    ...(contact.isNew ? [insertContact(to, contact.id, message, now)] : [reactivate(to, contact, message), guard]),
    ...insertIdentities(to, contact.id, contact.learn),
    ...(contact.isNew ? [logContact(to.companyId, contact.id, CONTACT, now)] : []),
    ...(contact.isNew ? [] : learnPhone(to, contact.id, contact.learn)),
    ...(isChanged(contact) ? logContactEverywhere(to, contact.id, now) : []),
    ...place(to, contact.id, conversation, message, { newId, now }),
    insertMessage(to, conversation.id, message),
    raise(conversation.id, message, conversation.is === "new" ? 0 : 1),
    guard,
    logConversation({
      conversationId: conversation.id,
      messageId: message.id,
      before: conversation.is === "new" ? null : "unchanged",
      now,
    }),
  ];
  return parseLogged((await runBatch(d1, statements)).flat());
};

/** Writes down that a blocked contact wrote: counted once, and never to come back. Learns what else it is known by. */
export const writeRefused = async (
  d1: D1Database,
  to: Receiver,
  message: IncomingRow,
  refused: { contactId: string; learn: readonly Identity[] },
  now: number,
): Promise<LoggedRow[]> => {
  const { contactId, learn } = refused;
  const results = await runBatch(d1, [
    sql`insert into refused_messages (channel_id, hash, at) values (${to.channelId}, ${message.hash}, ${now})
      on conflict do nothing`,
    sql`update contacts set refused_count = refused_count + changes(), refused_last_at = ${now}
      where id = ${contactId} and company_id = ${to.companyId} and blocked_at is not null`,
    guard,
    ...insertIdentities(to, contactId, learn),
    ...learnPhone(to, contactId, learn),
    ...(phoneIn(learn) === null ? [] : logContactEverywhere(to, contactId, now)),
  ]);
  return parseLogged(results.flat());
};

const isChanged = ({ isNew, reactivates, learn }: Placement["contact"]) =>
  !isNew && (reactivates || phoneIn(learn) !== null);

const phoneIn = (identities: readonly Identity[]): string | null =>
  identities.find((it) => it.kind === "phone")?.externalId ?? null;

const logContactEverywhere = ({ companyId }: Receiver, contactId: string, now: number): SQL[] => [
  logContact(companyId, contactId, CONTACT, now),
  ...logConversationsOf(contactId, companyId, now),
];

const insertContact = ({ companyId }: Receiver, id: string, message: IncomingRow, now: number): SQL => {
  const phone = phoneIn(message.identities);
  const name = message.name ?? phone ?? message.identities[0]?.address ?? "";
  return sql`insert into contacts (id, company_id, name, search, phone, created_at)
    values (${id}, ${companyId}, ${name}, ${fold(`${name} ${phone ?? ""}`)}, ${phone}, ${now})`;
};

/** Changes the contact's row if it is as was decided on, and nobody to whom the message's identities belong is blocked. */
const reactivate = ({ companyId }: Receiver, { id, reactivates }: Placement["contact"], message: IncomingRow): SQL =>
  sql`update contacts set archived_at = null, archived_by = null
    where id = ${id} and company_id = ${companyId} and archived_at ${reactivates ? sql`is not null` : sql`is null`}
    and not exists (
      select 1 from json_each(${JSON.stringify(message.identities)}) n join contact_identities i
        on i.company_id = ${companyId} and i.kind = n.value ->> 'kind' and i.scope = n.value ->> 'scope'
        and i.external_id = n.value ->> 'externalId'
      join contacts o on o.id = i.contact_id and o.blocked_at is not null)`;

/** Someone who was known by another id only shows with their number from now on. */
const learnPhone = ({ companyId }: Receiver, contactId: string, learn: readonly Identity[]): SQL[] => {
  const phone = phoneIn(learn);
  if (phone === null) return [];
  return [
    sql`update contacts set phone = ${phone}, search = search || ' ' || ${phone}
      where id = ${contactId} and company_id = ${companyId} and phone is null`,
  ];
};

const insertIdentities = ({ companyId }: Receiver, contactId: string, identities: readonly Identity[]): SQL[] =>
  identities.map(
    (it) => sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
      values (${companyId}, ${it.kind}, ${it.scope}, ${it.externalId}, ${contactId}, ${it.address})`,
  );

const place = (
  to: Receiver,
  contactId: string,
  conversation: Placement["conversation"],
  message: IncomingRow,
  { newId, now }: { newId: NewId; now: number },
): SQL[] => {
  if (conversation.is === "live") return [];
  if (conversation.is === "new") {
    return [
      sql`insert into conversations (id, company_id, contact_id, channel_id, team_id, state, version, created_at,
        last_message_at, last_inbound_at, preview, unread)
      values (${conversation.id}, ${to.companyId}, ${contactId}, ${to.channelId}, ${to.defaultTeamId}, 'queued', 1, ${now},
        ${message.at}, ${message.at}, ${message.preview}, 0)`,
    ];
  }
  const { id, was, attendantId } = conversation;
  const event = { id: newId(), content: { event: "reopened", by: null } as const };
  return [
    sql`update conversations set version = version + 1, state = ${attendantId ? "open" : "queued"},
      attendant_id = ${attendantId}, concluded_at = null
      where id = ${id} and company_id = ${to.companyId} and state = 'concluded' and team_id = ${was.teamId}
      and attendant_id is ${was.attendantId}`,
    guard,
    insertEvent(id, event, { now }),
    logConversation({ conversationId: id, messageId: event.id, before: was, now }),
  ];
};

const insertMessage = ({ companyId, channelId }: Receiver, conversationId: string, it: IncomingRow): SQL =>
  sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, content, provider_id, at)
    values (${it.id}, ${companyId}, ${conversationId}, ${channelId}, 'in', ${it.kind}, ${it.text},
      ${it.content && JSON.stringify(it.content)}, ${it.providerId}, ${it.at})`;

/** The same as the hot path does for one message; a conversation that is new begins at version 1 with it. */
const raise = (conversationId: string, it: IncomingRow, versions: 0 | 1): SQL =>
  sql`update conversations set version = version + ${versions}, unread = unread + 1,
    preview = iif(${it.at} >= last_message_at, ${it.preview}, preview), last_message_at = max(last_message_at, ${it.at}),
    last_inbound_at = max(coalesce(last_inbound_at, 0), ${it.at}), waiting_since = min(coalesce(waiting_since, ${it.at}), ${it.at})
    where id = ${conversationId} and state <> 'concluded'`;
