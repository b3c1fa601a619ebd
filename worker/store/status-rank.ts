import { STATUS_RANK } from "#shared/model/message-status.ts";
import { type SQL, sql } from "./db.ts";

/** STATUS_RANK of a status, as SQL. */
export const rankOf = (status: SQL): SQL => sql`case ${status} ${CASES} end`;

const CASES = sql.raw(
  Object.entries(STATUS_RANK)
    .map(([it, rank]) => `when '${it}' then ${rank}`)
    .join(" "),
);
