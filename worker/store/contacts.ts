import type { Contact, ContactFilter } from "#shared/model/contact.ts";
import type { ContactAnswer } from "#shared/protocol/api.ts";
import type { Key } from "./cursor.ts";
import { all, first, type SQL, sql } from "./db.ts";
import { isFoundBy } from "./search.ts";
import { CONTACT } from "./shapes.ts";

/** What `ContactAnswer` tells of a contact itself. */
export type ContactDetails = Omit<ContactAnswer, "conversations" | "providerBlocks">;

const MAX_ORIGINS = 10;

/** A page of the company's contacts by name; the last row's key continues it. */
export const contactsIn = async (
  d1: D1Database,
  companyId: string,
  page: { filter: ContactFilter; query: string; after: Key | null; limit: number },
): Promise<{ contact: Contact; key: Key }[]> => {
  const [search = "", id = ""] = page.after ?? [];
  const rows = await all(
    d1,
    sql`select ${CONTACT} as body, k.search, k.id from contacts k
      where k.company_id = ${companyId} and k.merged_into is null and ${FILTERS[page.filter]}
      and ${isFoundBy(page.query)}
      and ${page.after ? sql`(k.search, k.id) > (${search}, ${id})` : sql`true`}
      order by k.search, k.id limit ${page.limit}`,
  );
  return rows.map((it) => ({ contact: JSON.parse(String(it.body)), key: [String(it.search), String(it.id)] }));
};

/** The contact of the id, or the one that it has become. */
export const contactById = async (d1: D1Database, companyId: string, id: string): Promise<ContactDetails | null> => {
  const row = await first(
    d1,
    sql`select ${CONTACT} as body, k.created_at, k.refused_count, k.refused_last_at, (
        select json_group_array(json_object('source', o.origin ->> 'source', 'title', o.origin ->> 'title',
          'url', o.origin ->> 'url', 'at', o.at))
        from (select * from lead_origins where contact_id = k.id order by at desc limit ${MAX_ORIGINS}) o
      ) as origins
      from contacts k
      where k.id = ${isNow(id)} and k.company_id = ${companyId}`,
  );
  if (!row) return null;
  return {
    ...(JSON.parse(String(row.body)) as Contact),
    createdAt: Number(row.created_at),
    refused: {
      count: Number(row.refused_count),
      lastAt: row.refused_last_at === null ? null : Number(row.refused_last_at),
    },
    origins: JSON.parse(String(row.origins)),
  };
};

/** The id of the contact that the one of the id is now. */
export const isNow = (id: string): SQL => sql`(select coalesce(merged_into, id) from contacts where id = ${id})`;

/** Bloqueados are all blocked; Arquivados those archived that are not blocked. */
const FILTERS: Record<ContactFilter, SQL> = {
  active: sql`k.blocked_at is null and k.archived_at is null`,
  archived: sql`k.blocked_at is null and k.archived_at is not null`,
  blocked: sql`k.blocked_at is not null`,
};
