import { STATUS_RANK } from "#shared/model/message-status.ts";
import { type SQL, sql } from "./db.ts";

/** STATUS_RANK of a status, as SQL. */
export const rankOf = (status: SQL): SQL => sql`case ${status} ${CASES} end`;

/**
 * Where a row of `messages` stands towards a new report: one that failed because nobody answered had no report yet, and
 * takes any.
 */
export const standingOf = (alias: "messages" | "m"): SQL => {
  const row = sql.raw(alias);
  return sql`iif(${row}.status = 'failed' and ${row}.failure ->> 'code' = 'no_answer', ${STATUS_RANK.unknown},
    ${rankOf(sql`${row}.status`)})`;
};

const CASES = sql.raw(
  Object.entries(STATUS_RANK)
    .map(([it, rank]) => `when '${it}' then ${rank}`)
    .join(" "),
);
