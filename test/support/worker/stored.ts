import { rowsOf, sql } from "./put.ts";

type Of = { id: string };

/** What the database holds of a company. */
export const messagesIn = ({ id }: Of) =>
  rowsOf<{
    id: string;
    conversation_id: string;
    direction: string;
    kind: string;
    text: string;
    status: string;
    provider_id: string;
  }>(sql`select * from messages where company_id = ${id} order by at, id`);

export const conversationsIn = ({ id }: Of) =>
  rowsOf<{ id: string; contact_id: string; state: string; attendant_id: string; version: number; unread: number }>(
    sql`select * from conversations where company_id = ${id} order by created_at, id`,
  );

export const contactsIn = ({ id }: Of) =>
  rowsOf<{ id: string; name: string; phone: string; blocked_at: number; archived_at: number; refused_count: number }>(
    sql`select * from contacts where company_id = ${id} and merged_into is null order by created_at, id`,
  );

export const deadLettersIn = ({ id }: Of) =>
  rowsOf<{ id: string; body: string; error: string }>(
    sql`select * from dead_letters where company_id = ${id} order by at, id`,
  );

/** How often each outcome was counted for the channel; what was received is always their sum. */
export const countsOf = async ({ channel }: { channel: Of }): Promise<Record<string, number>> => {
  const rows = await rowsOf<{ outcome: string; count: number }>(
    sql`select outcome, sum(count) as count from webhook_counts where channel_id = ${channel.id} group by outcome`,
  );
  const { received = 0, ...outcomes } = Object.fromEntries(rows.map((it) => [it.outcome, it.count]));
  const sum = Object.values(outcomes).reduce((one, other) => one + other, 0);
  if (sum !== received) throw new Error(`${received} were received, and ${sum} accounted for`);
  return outcomes;
};
