import type { Audience } from "#shared/model/conversation.ts";
import type { NewId } from "#shared/ids.ts";
import type { Identity } from "../../channels/port.ts";
import { logContact, logConversation, type LoggedRow, parseLogged } from "../change-log.ts";
import { insertEvent } from "../changes/conversation.ts";
import { guard, runBatch, type SQL, sql } from "../db.ts";
import { counting, these } from "../gauge.ts";
import { CONTACT } from "../shapes.ts";
import { insertBelongings } from "./belongings.ts";
import { insertContact, insertIdentities, learnPhone, logContactEverywhere, phoneIn } from "./contact.ts";
import type { Amendment, IncomingRow, Receiver } from "./incoming.ts";
import { forgetAmendment, insertMessage } from "./insert-message.ts";
import { type Merge, mergeStatements } from "./merge.ts";
import { nameContact } from "./names.ts";
import { retellQuoters } from "./quoters.ts";
import { raise } from "./raise.ts";

/** Where a message goes, as decided; every part of it is guarded. The message carries the amendment already. */
export type Placement = {
  amendment: Amendment | null;
  /** Comes before all else: what follows is of the contact that it makes. */
  merge: Merge | null;
  contact: { id: string; isNew: boolean; reactivates: boolean; names: boolean; learn: readonly Identity[] };
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
  const { amendment, merge, contact, conversation } = placement;
  const statements: SQL[] = [
    ...(merge ? mergeStatements(to, merge, { newId, now }) : []),
    ...(contact.isNew ? [insertContact(to, contact.id, message, now)] : [reactivate(to, contact, message), guard]),
    ...insertIdentities(to, contact.id, contact.learn),
    ...(contact.isNew ? [logContact(to.companyId, contact.id, CONTACT, now)] : []),
    ...(contact.isNew ? [] : learnPhone(to, contact.id, contact.learn)),
    ...(contact.names && message.name ? [nameContact(to.companyId, contact.id, message.name), guard] : []),
    ...(merge || isChanged(contact) ? logContactEverywhere(to, contact.id, now) : []),
    ...place(to, contact.id, conversation, message, { newId, now }),
    insertMessage(to, conversation.id, message, { direction: "in", amendment }),
    guard,
    ...(amendment ? [forgetAmendment(to, message)] : []),
    ...insertBelongings(to, [message], now),
    raise(sql`${conversation.id}`, message, { versions: conversation.is === "new" ? 0 : 1 }),
    guard,
    logConversation({
      conversationId: conversation.id,
      messageId: message.id,
      before: conversation.is === "new" ? null : "unchanged",
      now,
    }),
    ...retellQuoters(message.id, conversation.id, now),
    ...counting(to.channelId, these(["stored"]), now),
  ];
  return parseLogged((await runBatch(d1, statements)).flat());
};

/**
 * Writes down that a blocked contact wrote: counted once, and never to come back, nor what became of it. Learns what else
 * the contact is known by, and as whom.
 */
export const writeRefused = async (
  { d1, newId, now }: { d1: D1Database; newId: NewId; now: number },
  to: Receiver,
  message: IncomingRow,
  { contactId, learn, merge }: { contactId: string; learn: readonly Identity[]; merge: Merge | null },
): Promise<LoggedRow[]> => {
  const isRepeat = sql`exists (
    select 1 from refused_messages where channel_id = ${to.channelId} and hash = ${message.hash})`;
  const results = await runBatch(d1, [
    ...(merge ? mergeStatements(to, merge, { newId, now }) : []),
    ...counting(to.channelId, sql`select iif(${isRepeat}, 'repeated', 'blocked') as outcome`, now),
    sql`insert into refused_messages (channel_id, hash, at) values (${to.channelId}, ${message.hash}, ${now})
      on conflict do nothing`,
    sql`update contacts set refused_count = refused_count + changes(), refused_last_at = ${now}
      where id = ${contactId} and company_id = ${to.companyId} and blocked_at is not null`,
    guard,
    forgetAmendment(to, message),
    ...insertIdentities(to, contactId, learn),
    ...learnPhone(to, contactId, learn),
    ...(merge || phoneIn(learn) !== null ? logContactEverywhere(to, contactId, now) : []),
  ]);
  return parseLogged(results.flat());
};

const isChanged = ({ isNew, reactivates, names, learn }: Placement["contact"]) =>
  !isNew && (reactivates || names || phoneIn(learn) !== null);

/** Changes the contact's row if it is as was decided on, and nobody to whom the message's identities belong is blocked. */
const reactivate = ({ companyId }: Receiver, { id, reactivates }: Placement["contact"], message: IncomingRow): SQL =>
  sql`update contacts set archived_at = null, archived_by = null
    where id = ${id} and company_id = ${companyId} and archived_at ${reactivates ? sql`is not null` : sql`is null`}
    and not exists (
      select 1 from json_each(${JSON.stringify(message.identities)}) n join contact_identities i
        on i.company_id = ${companyId} and i.kind = n.value ->> 'kind' and i.scope = n.value ->> 'scope'
        and i.external_id = n.value ->> 'externalId'
      join contacts o on o.id = i.contact_id and o.blocked_at is not null)`;

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
