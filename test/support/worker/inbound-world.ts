import fc from "fast-check";
import type { Identity, InboundMessage } from "../../../worker/channels/port.ts";
import type { Receiver } from "../../../worker/store/inbound/incoming.ts";
import type { Company, PersonName } from "./company.ts";
import { addContact } from "./company.ts";
import { putConversation, rowsOf, sql } from "./put.ts";

const CUSTOMERS = 3;

/** Customers as a channel may know them, and messages that it may bring. Times are seconds before now. */
export const inboundWorld = fc.record({
  customers: fc.array(
    fc.record({
      known: fc.constantFrom("not", "phone", "user", "both"),
      isBlocked: fc.boolean(),
      isArchived: fc.boolean(),
      conversation: fc.constantFrom(
        "none",
        "queued",
        "open",
        "concluded",
        "long concluded",
        "concluded by one who left",
      ),
    }),
    { minLength: CUSTOMERS, maxLength: CUSTOMERS },
  ),
  messages: fc.array(
    fc.record({
      id: fc.nat({ max: 9 }),
      phoneOf: fc.option(fc.nat({ max: CUSTOMERS - 1 })),
      userOf: fc.nat({ max: CUSTOMERS - 1 }),
      hasUser: fc.boolean(),
      ago: fc.nat({ max: 100 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});
export type InboundWorld = typeof inboundWorld extends fc.Arbitrary<infer T> ? T : never;

const phone = (n: number): Identity => ({
  kind: "phone",
  scope: "",
  externalId: `551190000000${n}`,
  address: `551190000000${n}`,
});
const user = (company: Company, n: number): Identity => ({
  kind: "bsuid",
  scope: company.channel.wabaId,
  externalId: `BR.${n}`,
  address: `BR.${n}`,
});

/** Puts the customers in place. One who left attended in VIP: Diego, who is no member there. */
export const settleIn = async (company: Company, { customers }: InboundWorld, now: number): Promise<void> => {
  for (const [n, it] of customers.entries()) {
    if (it.known === "not") continue;
    const contactId = await addContact(company, `Cliente ${n}`);
    await rowsOf(sql`update contacts set blocked_at = ${it.isBlocked ? now : null}, archived_at = ${it.isArchived ? now : null}
      where id = ${contactId}`);
    const identities = [
      ...(it.known === "user" ? [] : [phone(n)]),
      ...(it.known === "phone" ? [] : [user(company, n)]),
    ];
    for (const { kind, scope, externalId, address } of identities) {
      await rowsOf(sql`insert into contact_identities (company_id, kind, scope, external_id, contact_id, address)
        values (${company.id}, ${kind}, ${scope}, ${externalId}, ${contactId}, ${address})`);
    }
    const hour = 3_600_000;
    const attendedBy = (attendant: PersonName | null) => ({
      team: "vendas" as const,
      attendant,
      contactId,
      says: "antes",
      at: now - 200_000,
    });
    if (it.conversation === "none") continue;
    if (it.conversation === "queued") await putConversation(company, { ...attendedBy(null), state: "queued" });
    else if (it.conversation === "open") await putConversation(company, { ...attendedBy("carla"), state: "open" });
    else {
      const concludedAt = now - (it.conversation === "long concluded" ? 30 : 1) * hour;
      const attendant = it.conversation === "concluded by one who left" ? "elisa" : "carla";
      await putConversation(company, { ...attendedBy(attendant), state: "concluded", concludedAt });
    }
  }
};

export const messagesOf = (company: Company, { messages }: InboundWorld, now: number): InboundMessage[] =>
  messages.map((it) => ({
    providerId: `wamid.${it.id}`,
    identities: [
      ...(it.phoneOf === null ? [] : [phone(it.phoneOf)]),
      ...(it.phoneOf === null || it.hasUser ? [user(company, it.userOf)] : []),
    ],
    name: "Maria",
    at: now - it.ago * 1_000,
    kind: "text",
    text: `${it.id} ${it.ago}`,
    content: it.id % 3 === 0 ? { id: it.id } : null,
    preview: `${it.id} ${it.ago}`,
    media: null,
    quotes: null,
    origin: null,
  }));

export const receiverOf = (company: Company): Receiver => ({
  companyId: company.id,
  channelId: company.channel.id,
  defaultTeamId: company.teams.vendas,
});
