import type { Move } from "../../channels/port.ts";
import { runBatch, sql } from "../db.ts";

/** Adds a contact's new address beside its old one; an address that is someone's already stays theirs. */
export const learnMoves = async (d1: D1Database, companyId: string, moves: readonly Move[]): Promise<void> => {
  await runBatch(
    d1,
    moves.map(
      ({ from, to }) => sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
        select ${companyId}, ${to.kind}, ${to.scope}, ${to.externalId}, contact_id, ${to.address} from contact_identities
        where company_id = ${companyId} and kind = ${from.kind} and scope = ${from.scope} and external_id = ${from.externalId}
        on conflict do nothing`,
    ),
  );
};
