import type { Preference } from "../channels/port.ts";
import { type LoggedRow, parseLogged } from "./change-log.ts";
import { first, guard, runBatch, sql } from "./db.ts";
import { counting, these } from "./gauge.ts";
import { logContactEverywhere } from "./inbound/contact.ts";
import type { Receiver } from "./inbound/incoming.ts";

/**
 * Notes whether a customer wants advertising, the later word over the earlier one. Throws a conflict when somebody else was
 * quicker. Answers the rows to tell.
 */
export const applyPreference = async (
  d1: D1Database,
  to: Receiver,
  { identities, isStopped, at }: Preference,
  now: number,
): Promise<LoggedRow[]> => {
  const contact = await first<{ id: string; said_at: number | null }>(
    d1,
    sql`select k.id, k.marketing_said_at as said_at from json_each(${JSON.stringify(identities)}) n
      join contact_identities i on i.company_id = ${to.companyId} and i.kind = n.value ->> 'kind'
        and i.scope = n.value ->> 'scope' and i.external_id = n.value ->> 'externalId'
      join contacts k on k.id = i.contact_id order by n.key limit 1`,
  );
  if (!contact || (contact.said_at ?? -1) >= at) {
    const outcome = contact ? "repeated" : "ignored:preference:of_unknown_contact";
    await runBatch(d1, counting(to.channelId, these([outcome]), now));
    return [];
  }
  const results = await runBatch(d1, [
    sql`update contacts set marketing_said_at = ${at}, marketing_stopped_at = ${isStopped ? at : null}
      where id = ${contact.id} and company_id = ${to.companyId} and marketing_said_at is ${contact.said_at}`,
    guard,
    ...logContactEverywhere(to, contact.id, now),
    ...counting(to.channelId, these(["preference"]), now),
  ]);
  return parseLogged(results.flat());
};
