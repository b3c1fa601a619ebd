import type { Conversation } from "#shared/model/conversation.ts";
import type { Access } from "#shared/model/team.ts";
import type { Tab } from "#shared/policy/sight.ts";
import { sightCondition } from "#shared/policy/sight-sql.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { Key } from "./cursor.ts";
import { all, each, first, type Row, type SQL, sql } from "./db.ts";
import { isConversationFoundBy } from "./search.ts";
import type { Asking } from "./people.ts";
import { CONVERSATION, CONVERSATION_TABLES } from "./shapes.ts";

/** A conversation with its team's access of this moment: what the policy needs. */
export type Found = { conversation: Conversation; access: Access };

/** Any conversation of the company, whoever may see it: callers ask the policy. */
export const conversationById = async (d1: D1Database, companyId: string, id: string): Promise<Found | null> => {
  const row = await first(
    d1,
    sql`select ${CONVERSATION} as body, t.access from ${CONVERSATION_TABLES} where c.id = ${id} and c.company_id = ${companyId}`,
  );
  return row && toFound(row);
};

/** Any of these conversations of the company, whoever may see them: callers ask the policy. */
export const conversationsByIds = async (
  d1: D1Database,
  companyId: string,
  ids: readonly string[],
): Promise<Found[]> => {
  const rows = await all(
    d1,
    sql`select ${CONVERSATION} as body, t.access from ${CONVERSATION_TABLES}
      where c.id in (${each(ids)}) and c.company_id = ${companyId}`,
  );
  return rows.map(toFound);
};

/**
 * A page of what the viewer sees in a tab: the queue by how long the customer has waited, the others newest first.
 * `query` looks into the contact's name and number, and into the internal notes.
 */
export const conversationsInTab = (
  viewer: Asking,
  page: { tab: Tab; query: string; after: Key | null; limit: number },
): SQL => {
  const order = page.tab === "queue" ? sql`${PLACE}, c.id` : sql`${PLACE} desc, c.id desc`;
  const contact = page.query ? sql`join contacts k on k.id = c.contact_id` : sql``;
  // Which ones, before what they look like: most that are looked at are not on the page.
  const found = sql`select c.id from conversations c join teams t on t.id = c.team_id ${contact} ${viewing(viewer)}
    where ${within(page.tab, viewer)}
    and ${sql.raw(sightCondition("viewer.id", page.tab))}
    and ${isConversationFoundBy(page.query)}
    and ${page.after ? following(page.tab, page.after) : sql`true`}
    order by ${order} limit ${page.limit}`;
  return sql`select ${CONVERSATION} as body from (${found}) p cross join ${CONVERSATION_TABLES} where c.id = p.id order by ${order}`;
};

/** The cursor that continues after the conversation in the tab's order. */
export const keyIn = (tab: Tab, it: Conversation): Key =>
  tab === "queue" ? [it.waitingSince ?? it.lastMessageAt, it.id] : [it.lastMessageAt, it.id];

/** What the viewer sees of a contact's conversations, newest first. */
export const conversationsOfContact = async (
  d1: D1Database,
  viewer: Viewer,
  contactId: string,
  limit: number,
): Promise<Conversation[]> => {
  const rows = await all(
    d1,
    sql`select ${CONVERSATION} as body from ${CONVERSATION_TABLES} ${viewing(viewer)}
      where c.company_id = ${viewer.companyId} and c.contact_id = ${contactId}
      and ${sql.raw(sightCondition("viewer.id"))}
      order by c.last_message_at desc, c.id desc limit ${limit}`,
  );
  return rows.map((it) => JSON.parse(String(it.body)));
};

const STATE_OF: Record<Tab, Conversation["state"]> = {
  queue: "queued",
  mine: "open",
  others: "open",
  concluded: "concluded",
};

/**
 * Among which conversations a tab's are, so that an index finds them. The state is written out: an index of one state serves no
 * parameter. One's own are few, wherever they lie in the order of time.
 */
const within = (tab: Tab, { companyId, userId }: Asking): SQL => {
  const state = sql.raw(`c.state = '${STATE_OF[tab]}'`);
  return tab === "mine"
    ? sql`${state} and c.attendant_id = ${userId} and +c.company_id = ${companyId}`
    : sql`${state} and c.company_id = ${companyId}`;
};

/** By what a list is ordered: as in the index `conversations_by_place`, word for word. */
const PLACE = sql.raw(
  "case c.state when 'queued' then coalesce(c.waiting_since, c.last_message_at) else c.last_message_at end",
);

/** The first condition is for the index, which knows nothing of pairs. */
const following = (tab: Tab, [at = 0, id = ""]: Key): SQL =>
  tab === "queue"
    ? sql`${PLACE} >= ${at} and (${PLACE}, c.id) > (${at}, ${id})`
    : sql`${PLACE} <= ${at} and (${PLACE}, c.id) < (${at}, ${id})`;

/** Joins what the sight condition needs: the viewer, and their membership of the conversation's team. */
const viewing = (viewer: Asking): SQL => sql`cross join (select ${viewer.userId} as id) viewer
  left join memberships m on m.team_id = c.team_id and m.user_id = viewer.id`;

const toFound = (row: Row): Found => ({ conversation: JSON.parse(String(row.body)), access: row.access as Access });
