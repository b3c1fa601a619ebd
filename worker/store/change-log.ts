import { type Audience, RECENT_MS } from "#shared/model/conversation.ts";
import type { Fact, LogRow } from "#shared/protocol/fact.ts";
import { companyScope, type Scope } from "#shared/protocol/scope.ts";
import { type Row, type SQL, sql } from "./db.ts";
import { AUDIENCE, CONVERSATION, CONVERSATION_TABLES, MESSAGE, MESSAGE_TABLES, PLAIN_MESSAGE } from "./shapes.ts";

/** A scope's new row, as its room is told of it. */
export type LoggedRow = { scope: Scope; companyId: string; row: LogRow };

/** The mark of the row before the one of the alias, 0 of none. */
export const markBefore = (alias: "change_log" | "l"): SQL => {
  const row = sql.raw(alias);
  return sql`coalesce((select b.mark from change_log b where b.scope = ${row}.scope and b.seq = ${row}.seq - 1), 0)`;
};

const COLUMNS = sql`(scope, seq, company_id, conversation_id, version, audience_before, audience_after, fact, at, mark)`;
const RETURNING = sql`returning scope, company_id, seq, mark, ${markBefore("change_log")} as previous, version, audience_before,
  audience_after, fact`;

/** 53 random bits: what JavaScript's numbers hold. */
const MARK = sql`random() & 9007199254740991`;

/** A scope's next number; without gaps, because it is read in the batch that writes it. */
const next = (scope: SQL): SQL => sql`coalesce((select max(seq) from change_log where scope = ${scope}), 0)`;

/**
 * Logs a conversation as the statements before it have left it, in its team's scope, or in the given one. Returns the
 * row as `parseLogged` reads it.
 */
export const logConversation = (fact: {
  conversationId: string;
  messageId?: string | null;
  before: Audience | null | "unchanged";
  scope?: Scope;
  now: number;
}): SQL => {
  const scope = fact.scope ? sql`${fact.scope}` : sql`'team-' || c.team_id`;
  const before = fact.before === "unchanged" ? AUDIENCE : sql`${fact.before && JSON.stringify(fact.before)}`;
  const message = fact.messageId
    ? sql`(select ${MESSAGE} from ${MESSAGE_TABLES} where msg.id = ${fact.messageId})`
    : sql`null`;
  return sql`insert into change_log ${COLUMNS}
    select ${scope}, ${next(scope)} + 1, c.company_id, c.id, c.version, ${before}, ${AUDIENCE},
      json_object('fact', 'conversation', 'conversation', ${CONVERSATION}, 'message', json(coalesce(${message}, 'null'))),
      ${fact.now}, ${MARK}
    from ${CONVERSATION_TABLES} where c.id = ${fact.conversationId} ${RETURNING}`;
};

/**
 * Logs the given messages of conversations whose audience did not change, a row each, in order of time. The
 * conversations must have been raised by one version a message.
 */
export const logMessages = (which: SQL, now: number): SQL =>
  logged(which, now, {
    place: sql`row_number() over (partition by c.team_id order by msg.at, msg.id)`,
    later: sql`count(*) over (partition by c.id) - row_number() over (partition by c.id order by msg.at, msg.id)`,
  });

/** The same for one message or none: to plan for windows takes as long as all the rest of the statement. */
export const logMessage = (which: SQL, now: number): SQL => logged(which, now, ALONE);

/** The same for one message of a customer's that answers none, or nothing. */
export const logPlainMessage = (which: SQL, now: number): SQL =>
  logged(which, now, { ...ALONE, message: { shape: PLAIN_MESSAGE, author: sql`` } });

const ALONE = { place: sql`1`, later: sql`0` };
const ANY_MESSAGE = { shape: MESSAGE, author: sql`left join users a on a.id = msg.author_id` };

/** `place` is a message's among those of its team, from 1 on; `later` is how many of its conversation's come after it. */
const logged = (
  which: SQL,
  now: number,
  { place, later, message = ANY_MESSAGE }: { place: SQL; later: SQL; message?: typeof ANY_MESSAGE },
): SQL => sql`insert into change_log ${COLUMNS}
  select 'team-' || c.team_id, ${next(sql`'team-' || c.team_id`)} + ${place}, c.company_id, c.id, c.version - (${later}),
    ${AUDIENCE}, ${AUDIENCE},
    json_object('fact', 'conversation', 'conversation', ${CONVERSATION}, 'message', ${message.shape}),
    ${now}, ${MARK}
  from ${CONVERSATION_TABLES} join messages msg on msg.conversation_id = c.id ${message.author}
  where ${which} ${RETURNING}`;

/**
 * Raises and logs the conversations that show the contact, each in its team's scope: those not concluded, or concluded
 * recently. By a condition, not a list, so that none that a webhook makes meanwhile is left out.
 */
export const logConversationsOf = (contactId: string, companyId: string, now: number): SQL[] => {
  const shown = sql`contact_id = ${contactId} and company_id = ${companyId}
    and (state <> 'concluded' or concluded_at > ${now - RECENT_MS})`;
  return [
    sql`update conversations set version = version + 1 where ${shown}`,
    sql`insert into change_log ${COLUMNS}
      select 'team-' || c.team_id,
        ${next(sql`'team-' || c.team_id`)} + row_number() over (partition by c.team_id order by c.id),
        c.company_id, c.id, c.version, ${AUDIENCE}, ${AUDIENCE},
        json_object('fact', 'conversation', 'conversation', ${CONVERSATION}, 'message', null), ${now}, ${MARK}
      from ${CONVERSATION_TABLES} where c.id in (select id from conversations where ${shown}) ${RETURNING}`,
  ];
};

/** Logs what is about no conversation, in the given scope. */
export const logFact = (scope: Scope, companyId: string, fact: Fact, now: number): SQL => sql`
  insert into change_log ${COLUMNS}
  select ${scope}, ${next(sql`${scope}`)} + 1, ${companyId}, null, null, null, null, ${JSON.stringify(fact)}, ${now}, ${MARK}
  ${RETURNING}`;

/** Logs a contact as the statements before it have left it, in the company's scope. */
export const logContact = (companyId: string, contactId: string, shape: SQL, now: number): SQL => {
  const scope = sql`${companyScope(companyId)}`;
  return sql`insert into change_log ${COLUMNS}
    select ${scope}, ${next(scope)} + 1, k.company_id, null, null, null, null,
      json_object('fact', 'contact', 'contact', ${shape}), ${now}, ${MARK}
    from contacts k where k.id = ${contactId} ${RETURNING}`;
};

export const parseLogged = (rows: readonly Row[]): LoggedRow[] =>
  rows.map((it) => ({ scope: String(it.scope), companyId: String(it.company_id), row: parseLogRow(it) }));

export const parseLogRow = (it: Row): LogRow => ({
  seq: Number(it.seq),
  mark: Number(it.mark),
  ...(it.previous === undefined ? {} : { previous: Number(it.previous) }),
  version: it.version === null || it.version === undefined ? null : Number(it.version),
  before: it.audience_before ? JSON.parse(String(it.audience_before)) : null,
  after: it.audience_after ? JSON.parse(String(it.audience_after)) : null,
  fact: JSON.parse(String(it.fact)),
});
