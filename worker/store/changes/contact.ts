import { logContact, logConversationsOf } from "../change-log.ts";
import { guard, type SQL, sql } from "../db.ts";
import { wantBlock } from "../provider-blocks.ts";
import { CONTACT } from "../shapes.ts";
import { audit } from "./audit.ts";
import type { ChangeOf, Writing } from "./writing.ts";

/** A block or archive, and the conversations that show it. A mark that someone else set meanwhile is a conflict. */
export const contactChange = ({ id, set }: ChangeOf<"contact">, writing: Writing): SQL[] => {
  const { companyId, actorId, now, blockingKinds } = writing;
  const by = (at: number | null) => (at === null ? null : actorId);
  const opposite = (at: number | null) => (at === null ? sql`is not null` : sql`is null`);
  return [
    ...(set.blockedAt === undefined
      ? []
      : [
          sql`update contacts set blocked_at = ${set.blockedAt}, blocked_by = ${by(set.blockedAt)}
            ${set.blockedAt === null ? sql`` : sql`, refused_count = 0, refused_last_at = null`}
            where id = ${id} and company_id = ${companyId} and blocked_at ${opposite(set.blockedAt)}`,
          guard,
          wantBlock({ companyId, contactId: id, kinds: blockingKinds }, set.blockedAt !== null, now),
        ]),
    ...(set.archivedAt === undefined
      ? []
      : [
          sql`update contacts set archived_at = ${set.archivedAt}, archived_by = ${by(set.archivedAt)}
            where id = ${id} and company_id = ${companyId} and archived_at ${opposite(set.archivedAt)}`,
          guard,
        ]),
    logContact(companyId, id, CONTACT, now),
    ...logConversationsOf(id, companyId, now),
    audit(writing, "contact", id, set),
  ];
};
