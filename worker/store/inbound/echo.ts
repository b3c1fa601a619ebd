import type { NewId } from "#shared/ids.ts";
import type { Identity } from "../../channels/port.ts";
import { logContact, logConversation, type LoggedRow, logMessage, parseLogged } from "../change-log.ts";
import { guard, runBatch, type SQL, sql } from "../db.ts";
import { counting, these } from "../gauge.ts";
import { CONTACT } from "../shapes.ts";
import { rankOf } from "../status-rank.ts";
import { insertBelongings } from "./belongings.ts";
import { insertContact, insertIdentities, learnPhone, logContactEverywhere, phoneIn } from "./contact.ts";
import type { Amendment, EchoRow, Receiver } from "./incoming.ts";
import { forgetAmendment, insertMessage } from "./insert-message.ts";
import { type Merge, mergeStatements } from "./merge.ts";
import { retellQuoters } from "./quoters.ts";

type Writing = { d1: D1Database; newId: NewId; now: number };

/** Where an echo goes, as decided; every part of it is guarded. The echo carries the amendment already. */
export type EchoPlacement = {
  amendment: Amendment | null;
  /** Comes before all else: what follows is of the contact that it makes. */
  merge: Merge | null;
  contact: { id: string; isNew: boolean; learn: readonly Identity[] };
  conversation: { id: string; isNew: boolean };
};

/** Writes the company's own words where they were decided to go. Throws a conflict when that no longer holds. */
export const writeEcho = async (
  { d1, newId, now }: Writing,
  to: Receiver,
  echo: EchoRow,
  { amendment, merge, contact, conversation }: EchoPlacement,
): Promise<LoggedRow[]> => {
  const statements: SQL[] = [
    ...(merge ? mergeStatements(to, merge, { newId, now }) : []),
    ...(contact.isNew ? [insertContact(to, contact.id, echo, now)] : []),
    ...insertIdentities(to, contact.id, contact.learn),
    ...(contact.isNew ? [] : learnPhone(to, contact.id, contact.learn)),
    ...(contact.isNew ? [logContact(to.companyId, contact.id, CONTACT, now)] : []),
    ...(merge || (!contact.isNew && phoneIn(contact.learn) !== null) ? logContactEverywhere(to, contact.id, now) : []),
    ...(conversation.isNew ? [insertConcluded(to, contact.id, conversation.id, echo, now), guard] : []),
    insertMessage(to, conversation.id, echo, { direction: "out", amendment }),
    guard,
    ...(amendment ? [forgetAmendment(to, echo)] : []),
    ...insertBelongings(to, [echo], now),
    raise(conversation, echo),
    guard,
    logConversation({
      conversationId: conversation.id,
      messageId: echo.id,
      before: conversation.isNew ? null : "unchanged",
      now,
    }),
    ...retellQuoters(echo.id, conversation.id, now),
    ...counting(to.channelId, these(["stored"]), now),
  ];
  return parseLogged((await runBatch(d1, statements)).flat());
};

/**
 * Notes that a message of ours is what the echo is of: the provider has it, under this id. One that waits for its next
 * attempt is not sent again. Throws a conflict when the message has another id of the provider's by now.
 */
export const claimEcho = async (
  { d1, newId, now }: Writing,
  to: Receiver,
  { messageId, providerId, merge }: { messageId: string; providerId: string; merge: Merge | null },
): Promise<LoggedRow[]> => {
  const moves = sql`${rankOf(sql`'sent'`)} > ${rankOf(sql`status`)}`;
  const results = await runBatch(d1, [
    ...(merge ? [...mergeStatements(to, merge, { newId, now }), ...logContactEverywhere(to, merge.into.id, now)] : []),
    sql`update messages set revision = revision + 1, provider_id = ${providerId},
      failure = iif(${moves}, null, failure), status = iif(${moves}, 'sent', status)
      where id = ${messageId} and channel_id = ${to.channelId} and direction = 'out' and provider_id is null`,
    guard,
    sql`delete from deliveries where message_id = ${messageId} and lease is null`,
    sql`update conversations set version = version + 1
      where id = (select conversation_id from messages where id = ${messageId})`,
    logMessage(sql`msg.id = ${messageId}`, now),
    ...counting(to.channelId, these(["repeated"]), now),
  ]);
  return parseLogged(results.flat());
};

/** Nobody has taken a conversation that only we have spoken in: it is concluded from the start. */
const insertConcluded = (
  { companyId, channelId, defaultTeamId }: Receiver,
  contactId: string,
  id: string,
  { at, preview }: EchoRow,
  now: number,
): SQL => sql`
  insert into conversations (id, company_id, contact_id, channel_id, team_id, state, version, created_at, concluded_at,
    last_message_at, preview, unread)
  select ${id}, ${companyId}, ${contactId}, ${channelId}, ${defaultTeamId}, 'concluded', 1, ${now}, ${at}, ${at}, ${preview}, 0
  where not exists (select 1 from conversations where contact_id = ${contactId} and channel_id = ${channelId})`;

/**
 * Where someone attends, the customer waits no longer, unless for an answer to what they wrote after it. A reaction of ours
 * is no answer, and not shown in lists. Nothing is raised when the conversation has a successor by now.
 */
const raise = ({ id, isNew }: EchoPlacement["conversation"], { at, kind, preview }: EchoRow): SQL => {
  const isWord = kind === "reaction" ? sql`false` : sql`true`;
  return sql`update conversations set version = version + ${isNew ? 0 : 1},
    preview = iif(${isWord} and ${at} >= last_message_at, ${preview}, preview), last_message_at = max(last_message_at, ${at}),
    waiting_since = iif(${isWord} and state = 'open' and waiting_since <= ${at}, (
      select min(m.at) from messages m
      where m.conversation_id = conversations.id and m.at > ${at} and m.direction = 'in'), waiting_since)
    where id = ${id} and (state <> 'concluded' or not exists (
      select 1 from conversations n where n.contact_id = conversations.contact_id
      and n.channel_id = conversations.channel_id and n.state <> 'concluded'))`;
};
