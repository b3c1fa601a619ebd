import { rowsOf, sql } from "./put.ts";

/** The contact has the number, as if they had written from it. */
export const addAddress = (company: { id: string }, contactId: string, phone: string) =>
  rowsOf(sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
    values (${company.id}, 'phone', '', ${phone}, ${contactId}, ${phone})`);
