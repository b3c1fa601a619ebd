import type { Identity } from "../../channels/port.ts";
import { logContact, logConversationsOf } from "../change-log.ts";
import { type SQL, sql } from "../db.ts";
import { searchTextOf } from "#shared/model/search-text.ts";
import { CONTACT } from "../shapes.ts";
import type { EchoRow, IncomingRow, Receiver } from "./incoming.ts";

/** Someone new, as whom a message that they sent, or got, shows them. */
export const insertContact = (
  { companyId }: Receiver,
  id: string,
  message: IncomingRow | EchoRow,
  now: number,
): SQL => {
  const phone = phoneIn(message.identities);
  const name = message.name ?? phone ?? message.identities[0]?.address ?? "";
  return sql`insert into contacts (id, company_id, name, search, phone, created_at)
    values (${id}, ${companyId}, ${name}, ${searchTextOf({ name, phone })}, ${phone}, ${now})`;
};

export const phoneIn = (identities: readonly Identity[]): string | null =>
  identities.find((it) => it.kind === "phone")?.externalId ?? null;

/** Someone who was known by another id only shows with their number from now on. */
export const learnPhone = ({ companyId }: Receiver, contactId: string, learn: readonly Identity[]): SQL[] => {
  const phone = phoneIn(learn);
  if (phone === null) return [];
  return [
    sql`update contacts set phone = ${phone}, search = search || ' ' || ${phone}
      where id = ${contactId} and company_id = ${companyId} and phone is null`,
  ];
};

export const insertIdentities = ({ companyId }: Receiver, contactId: string, identities: readonly Identity[]): SQL[] =>
  identities.map(
    (it) => sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
      values (${companyId}, ${it.kind}, ${it.scope}, ${it.externalId}, ${contactId}, ${it.address})`,
  );

/** The contact, and all that shows it, as the statements before have left it. */
export const logContactEverywhere = ({ companyId }: Receiver, contactId: string, now: number): SQL[] => [
  logContact(companyId, contactId, CONTACT, now),
  ...logConversationsOf(contactId, companyId, now),
];
