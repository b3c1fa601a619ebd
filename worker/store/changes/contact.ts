import { RECENT_MS } from "#shared/model/conversation.ts";
import { all, type SQL, sql } from "../db.ts";
import { logContact, logConversation } from "../change-log.ts";
import { CONTACT } from "../shapes.ts";
import { audit } from "./audit.ts";
import type { ChangeOf, Writing } from "./index.ts";

/** A block or archive, and the conversations that show it: those not concluded, or concluded recently. */
export const contactChange = async ({ id, set }: ChangeOf<"contact">, writing: Writing): Promise<SQL[]> => {
  const { d1, companyId, actorId, now } = writing;
  const shown = await all<{ id: string }>(
    d1,
    sql`select id from conversations
      where contact_id = ${id} and company_id = ${companyId}
      and (state <> 'concluded' or concluded_at > ${now - RECENT_MS})`,
  );
  const by = (at: number | null) => (at === null ? null : actorId);
  return [
    ...(set.blockedAt === undefined
      ? []
      : [
          sql`update contacts set blocked_at = ${set.blockedAt}, blocked_by = ${by(set.blockedAt)}
          ${set.blockedAt === null ? sql`` : sql`, refused_count = 0, refused_last_at = null`}
          where id = ${id} and company_id = ${companyId}`,
        ]),
    ...(set.archivedAt === undefined
      ? []
      : [
          sql`update contacts set archived_at = ${set.archivedAt}, archived_by = ${by(set.archivedAt)}
          where id = ${id} and company_id = ${companyId}`,
        ]),
    logContact(companyId, id, CONTACT, now),
    ...shown.flatMap((it) => [
      sql`update conversations set version = version + 1 where id = ${it.id}`,
      logConversation({ conversationId: it.id, before: "unchanged", now }),
    ]),
    audit(writing, "contact", id, set),
  ];
};
