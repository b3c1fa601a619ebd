import type { Identity, Move } from "../../channels/port.ts";
import { type LoggedRow, parseLogged } from "../change-log.ts";
import { first, runBatch, type SQL, sql } from "../db.ts";
import { counting, these } from "../gauge.ts";
import { searchTextOf } from "#shared/model/search-text.ts";
import { logContactEverywhere } from "./contact.ts";
import type { Receiver } from "./incoming.ts";

/**
 * A contact moves to a new address: known by it from now on, shown with it if it is a number, and written to there. The old
 * address stays theirs, so that a block holds for both. Throws a conflict when the contact has become another's meanwhile.
 * Answers the rows to tell rooms of.
 */
export const learnMove = async (
  d1: D1Database,
  receiver: Receiver,
  { from, to }: Move,
  now: number,
): Promise<LoggedRow[]> => {
  const { companyId, channelId } = receiver;
  const contact = await first<{ id: string; name: string; has_moved: number }>(
    d1,
    sql`select k.id, k.name, ${to.kind === "phone" ? sql`k.phone is ${to.externalId}` : sql`true`} and exists (
        select 1 from contact_identities i where ${isIdentity(companyId, to)} and i.contact_id = k.id) as has_moved
      from contact_identities i join contacts k on k.id = i.contact_id where ${isIdentity(companyId, from)}`,
  );
  if (!contact || contact.has_moved === 1) {
    const outcome = contact ? "repeated" : "ignored:number_changed:of_unknown_contact";
    await runBatch(d1, counting(channelId, these([outcome]), now));
    return [];
  }
  const results = await runBatch(d1, [
    sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
      values (${companyId}, ${to.kind}, ${to.scope}, ${to.externalId}, ${contact.id}, ${to.address})
      on conflict do nothing`,
    ...(to.kind === "phone" ? [showPhone(companyId, contact, to)] : []),
    ...logContactEverywhere(receiver, contact.id, now),
    ...counting(channelId, these(["number_changed"]), now),
  ]);
  return parseLogged(results.flat());
};

const showPhone = (companyId: string, { id, name }: { id: string; name: string }, to: Identity): SQL => sql`
  update contacts set phone = ${to.externalId}, search = ${searchTextOf({ name, phone: to.externalId })}
  where id = ${id}
  and exists (select 1 from contact_identities i where ${isIdentity(companyId, to)} and i.contact_id = contacts.id)`;

const isIdentity = (companyId: string, { kind, scope, externalId }: Identity): SQL =>
  sql`i.company_id = ${companyId} and i.kind = ${kind} and i.scope = ${scope} and i.external_id = ${externalId}`;
