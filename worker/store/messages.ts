import type { Message } from "#shared/model/message.ts";
import type { Key } from "./cursor.ts";
import { all, each, sql } from "./db.ts";
import { MESSAGE, MESSAGE_TABLES } from "./shapes.ts";

/** The newest messages of a conversation before the key, newest first. */
export const messagesBefore = async (
  d1: D1Database,
  companyId: string,
  conversationId: string,
  before: Key | null,
  limit: number,
): Promise<Message[]> => {
  const [at = 0, id = ""] = before ?? [];
  const rows = await all(
    d1,
    sql`select ${MESSAGE} as body from ${MESSAGE_TABLES}
      where msg.conversation_id = ${conversationId} and msg.company_id = ${companyId}
      and ${before ? sql`(msg.at, msg.id) < (${at}, ${id})` : sql`true`}
      order by msg.at desc, msg.id desc limit ${limit}`,
  );
  return rows.map((it) => JSON.parse(String(it.body)));
};

/** The newest messages of each conversation, newest first within one. */
export const newestMessages = async (
  d1: D1Database,
  companyId: string,
  conversationIds: readonly string[],
  limit: number,
): Promise<Message[]> => {
  const rows = await all(
    d1,
    sql`select ${MESSAGE} as body from (${each(conversationIds)}) wanted
      join messages msg on msg.conversation_id = wanted.value and msg.company_id = ${companyId}
      left join users a on a.id = msg.author_id
      where (msg.at, msg.id) >= (
        select oldest.at, oldest.id from (
          select n.at, n.id from messages n where n.conversation_id = wanted.value order by n.at desc, n.id desc limit ${limit}
        ) oldest order by oldest.at, oldest.id limit 1)
      order by msg.conversation_id, msg.at desc, msg.id desc`,
  );
  return rows.map((it) => JSON.parse(String(it.body)));
};
