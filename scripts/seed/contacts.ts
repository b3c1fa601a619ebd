import { fold } from "#shared/model/search-text.ts";
import { DAY, HOUR, MINUTE } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { Customer, Customers } from "./customers.ts";
import type { Row } from "./rows.ts";

/** The contacts' rows: known since their first conversation, some of them archived or blocked after their last. */
export const contactRows = (
  customers: Customers,
  conversations: readonly Row[],
  company: Company,
  now: number,
): Row[] => {
  const row = (customer: Customer, mark: Row = {}): Row => {
    const { id, name, identity } = customer;
    const phone = identity.kind === "phone" ? identity.externalId : null;
    const known = conversations.filter((it) => it.contact_id === id).map((it) => Number(it.created_at));
    const facts = { id, company_id: company.id, name, search: fold(`${name} ${phone ?? ""}`), phone };
    return { ...facts, ...UNMARKED, ...mark, created_at: Math.min(...known) };
  };
  const lastOf = (customer: Customer): Row =>
    conversations.filter((it) => it.contact_id === customer.id).reduce((a, b) => (ended(a) > ended(b) ? a : b));
  const isLongGone = (it: Customer) => lastOf(it).state === "concluded" && ended(lastOf(it)) < now - 5 * DAY;

  const archived = new Set(customers.usual.filter(isLongGone).slice(0, ARCHIVED));
  const archive = (it: Customer): Row => ({
    archived_at: ended(lastOf(it)) + 26 * HOUR,
    archived_by: lastOf(it).attendant_id ?? null,
  });
  const block = (it: Customer, index: number): Row => {
    const at = ended(lastOf(it)) + (10 + index) * MINUTE;
    const refusedAt = index === 0 ? null : at + index * 20 * HOUR;
    return { blocked_at: at, blocked_by: company.agents.ana.id, refused_count: index, refused_last_at: refusedAt };
  };
  return [
    ...[...customers.usual, ...customers.played, ...customers.social].map((it) =>
      row(it, archived.has(it) ? archive(it) : {}),
    ),
    ...customers.unwanted.map((it, index) => row(it, block(it, index))),
  ];
};

const ARCHIVED = 4;

const UNMARKED = {
  blocked_at: null,
  blocked_by: null,
  archived_at: null,
  archived_by: null,
  refused_count: 0,
  refused_last_at: null,
};

const ended = (conversation: Row): number => Number(conversation.concluded_at ?? conversation.last_message_at);
