import { type Row, readDatabase } from "./database.ts";

/** What D1 holds, as far as losing and doubling show there. */
export type Stored = {
  /** How often each message is stored, by its own id and by the provider's. */
  messages: ReadonlyMap<string, number>;
  /** How replies stand, and what their provider said of those that failed. */
  replies: ReadonlyMap<string, { status: string; failure: string | null }>;
  /** Ids of the commands that were carried out. */
  commands: ReadonlySet<string>;
  /** How often each conversation was concluded and reopened: as its messages say, and as the commands say. */
  turns: { shown: ReadonlyMap<string, number>; run: ReadonlyMap<string, number> };
  /** What contradicts itself, a line each. */
  contradictions: readonly string[];
};

export const readStored = (stateDir: string): Stored =>
  readDatabase(stateDir, (all) => ({
    messages: counts(all(MESSAGES)),
    replies: new Map(
      all(REPLIES).map((it) => [String(it.id), { status: String(it.status), failure: text(it.failure) }]),
    ),
    commands: new Set(all(COMMANDS).map((it) => String(it.id))),
    turns: { shown: counts(all(TURNS_SHOWN)), run: counts(all(TURNS_RUN)) },
    contradictions: [
      ...lines("the log has gaps", all(GAPS)),
      ...lines("the log and the conversation differ", all(VERSIONS)),
      ...lines("a reply waits without a delivery", all(UNDELIVERED)),
    ],
  }));

const MESSAGES = `select provider_id as id, count(*) as n from messages where provider_id is not null group by 1
  union all select id, count(*) as n from messages group by 1`;
const REPLIES = `select id, status, failure from messages where direction = 'out'`;
const COMMANDS = `select id from commands where result ->> 'ok'`;

/** The demo's own conclusions were not commanded. */
const TURNED = `in (select conversation_id from commands where name in ('conclude', 'reopen'))`;
const TURNS_SHOWN = `select conversation_id || ' ' || (content ->> 'event') as id, count(*) as n from messages
  where conversation_id ${TURNED} and content ->> 'event' in ('concluded', 'reopened') group by 1`;
const TURNS_RUN = `select conversation_id || ' ' || name || (case name when 'reopen' then 'ed' else 'd' end) as id, count(*) as n
  from commands where name in ('conclude', 'reopen') and result ->> 'ok' group by 1`;

const GAPS = `select scope, min(seq) as first, max(seq) as last, count(*) as n from change_log
  group by scope having last - first + 1 <> n`;
const VERSIONS = `select c.id, c.version, max(l.version) as logged from conversations c
  join change_log l on l.conversation_id = c.id group by c.id having c.version <> logged`;
const UNDELIVERED = `select m.id, m.status from messages m where m.status in ('queued', 'sending')
  and not exists (select 1 from deliveries d where d.message_id = m.id)`;

const counts = (rows: readonly Row[]): Map<string, number> => new Map(rows.map((it) => [String(it.id), Number(it.n)]));
const text = (it: Row[string] | undefined): string | null => (it === null || it === undefined ? null : String(it));
const lines = (what: string, rows: readonly Row[]): string[] => rows.map((it) => `${what}: ${JSON.stringify(it)}`);
