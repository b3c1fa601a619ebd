import { logContact, logConversationsOf, type LoggedRow, parseLogged } from "../change-log.ts";
import { isConflict } from "../conflict.ts";
import { guard, runBatch, type SQL, sql } from "../db.ts";
import { fold } from "#shared/model/search-text.ts";
import { CONTACT } from "../shapes.ts";

/** Whether nobody has said what the contact of the alias is called: an address stands in for the name. */
export const isNameless = (contact: SQL): SQL => sql`exists (
  select 1 from contact_identities p where p.contact_id = ${contact}.id
  and ${contact}.name in (p.address, p.external_id))`;

/** Gives a contact who has none their name; to be followed by a guard. */
export const nameContact = (companyId: string, contactId: string, name: string): SQL => sql`
  update contacts set name = ${name}, search = trim(${fold(name)} || ' ' || coalesce(phone, ''))
  where id = ${contactId} and company_id = ${companyId} and ${isNameless(sql`contacts`)}`;

/** Gives a contact the name that the provider tells, unless they have one by now. Answers the rows to tell rooms of. */
export const learnName = async (
  d1: D1Database,
  companyId: string,
  { contactId, name }: { contactId: string; name: string },
  now: number,
): Promise<LoggedRow[]> => {
  try {
    const results = await runBatch(d1, [
      nameContact(companyId, contactId, name),
      guard,
      logContact(companyId, contactId, CONTACT, now),
      ...logConversationsOf(contactId, companyId, now),
    ]);
    return parseLogged(results.flat());
  } catch (error) {
    if (isConflict(error)) return [];
    throw error;
  }
};
