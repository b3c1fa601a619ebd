import type { Change } from "#shared/commands/change.ts";
import type { ErrorCode } from "#shared/errors.ts";
import { type LoggedRow, parseLogged } from "./change-log.ts";
import { statementsOf } from "./changes/index.ts";
import type { Writing } from "./changes/writing.ts";
import { first, runBatch, type SQL, sql } from "./db.ts";
import { inDirectory } from "./shards/in-directory.ts";

/** What a command came to, as it is stored: nothing in it tells of what its reader may no longer see. */
export type Outcome = { ok: true } | { ok: false; code: ErrorCode; field?: string };

export type StoredCommand = { outcome: Outcome; conversationId: string | null };

type Record = { id: string; name: string; conversationId: string | null };

/** The answer given when the user ran this command before, or null. */
export const storedCommand = async (
  d1: D1Database,
  { companyId, actorId }: Pick<Writing, "companyId" | "actorId">,
  id: string,
): Promise<StoredCommand | null> => {
  const row = await first(
    d1,
    sql`select result, conversation_id from commands
      where company_id = ${companyId} and user_id = ${actorId} and id = ${id}`,
  );
  if (!row) return null;
  const conversationId = row.conversation_id === null ? null : String(row.conversation_id);
  return { outcome: JSON.parse(String(row.result)), conversationId };
};

/**
 * Writes a command's changes, its change-log rows and its own row in one batch, and answers the rows to tell rooms of.
 * Throws what `isConflict` and `isRepeatedCommand` tell apart.
 */
export const writeCommand = async (
  writing: Writing,
  record: Record,
  outcome: Outcome,
  changes: readonly Change[],
): Promise<LoggedRow[]> => {
  const statements: SQL[] = [];
  for (const change of changes) statements.push(...(await statementsOf(change, writing)));
  const { d1, directory, companyId, newId } = writing;
  const write = () => runBatch(d1, [insertCommand(writing, record, outcome), ...statements]);
  const results = directory ? await inDirectory({ d1, directory, companyId, newId }, changes, write) : await write();
  return parseLogged(results.flat());
};

const insertCommand = ({ companyId, actorId, now }: Writing, { id, name, conversationId }: Record, outcome: Outcome) =>
  sql`insert into commands (company_id, user_id, id, name, conversation_id, result, at)
    values (${companyId}, ${actorId}, ${id}, ${name}, ${conversationId}, ${JSON.stringify(outcome)}, ${now})`;
