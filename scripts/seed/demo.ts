import { beatsOf } from "./beats.ts";
import { DAY } from "./calendar.ts";
import { castAt } from "./casting.ts";
import { buildCompany, type Secrets } from "./company.ts";
import { contactRows } from "./contacts.ts";
import { buildCustomers } from "./customers.ts";
import { idsFrom } from "./ids.ts";
import { paced } from "./pace.ts";
import { seededRandom } from "./random.ts";
import { replay } from "./replay.ts";
import type { Tables } from "./rows.ts";

const FOUNDED_DAYS_AGO = 45;
const SEED = 20_261_121;

/** The demo company as it stands at `now`, in epoch milliseconds: everything but its secrets is the same every time. */
export const buildDemo = (now: number, secrets: Secrets): Tables => {
  const random = seededRandom(SEED);
  const newId = idsFrom(random);
  const foundedAt = now - FOUNDED_DAYS_AGO * DAY;
  const company = buildCompany(foundedAt, newId, secrets);
  const customers = buildCustomers(foundedAt, newId, random);
  const told = castAt(now, customers, random).map((scene) => {
    const beats = paced(beatsOf({ ...scene, company, random }), scene.slot, now, random);
    return replay(scene, beats, { company, newId, random });
  });
  const conversations = told.map((it) => it.conversation);
  return {
    ...company.tables,
    contacts: contactRows(customers, conversations, company, now),
    contact_identities: Object.values(customers)
      .flat()
      .map(({ id, identity: { kind, scope, externalId, address } }) => ({
        company_id: company.id,
        kind,
        scope,
        external_id: externalId,
        contact_id: id,
        address,
      })),
    conversations,
    messages: told.flatMap((it) => it.messages),
    media: told.flatMap((it) => it.files),
  };
};
