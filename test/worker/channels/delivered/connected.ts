import { env } from "cloudflare:workers";
import { sealCredentials, secretTag } from "../../../../worker/channels/credentials.ts";
import type { ChannelAddress } from "../../../../worker/channels/port.ts";
import { request } from "../../../support/worker/browser.ts";
import type { Company } from "../../../support/worker/company.ts";
import { rowsOf, sql } from "../../../support/worker/put.ts";
import type { Subject } from "../contract/subject.ts";

/** A channel of a company's, to which the Worker takes what its provider delivers. */
export const connected = async (company: Company, subject: Subject, address: ChannelAddress) => {
  const { kind } = subject.adapter(fetch);
  const { credentials } = subject;
  await rowsOf(sql`insert into channels
      (id, company_id, kind, name, external_id, account_id, default_team_id, credentials, secret_tag, created_at)
    values (${address.id}, ${company.id}, ${kind}, ${kind}, ${address.externalId}, ${address.accountId}, ${company.teams.vendas},
      ${await sealCredentials(credentials, env.CREDENTIALS_KEY)}, ${await secretTag(credentials.appSecret, env.CREDENTIALS_KEY)},
      ${Date.now()})`);
  return {
    /** Answers the status of the Worker's answer. */
    deliver: async (raw: string): Promise<number> => {
      const body = new TextEncoder().encode(raw);
      const { headers, url } = await subject.prove(body, credentials);
      headers.set("content-type", "application/json");
      const response = await request(`/webhooks/${kind}/${address.id}${url.search}`, { method: "POST", headers, body });
      await response.arrayBuffer();
      return response.status;
    },
    /** How many of what came in became what. */
    outcomes: async (): Promise<Record<string, number>> => {
      const rows = await rowsOf<{ outcome: string; count: number }>(
        sql`select outcome, sum(count) as count from webhook_counts where channel_id = ${address.id} group by outcome`,
      );
      return Object.fromEntries(rows.map((it) => [it.outcome, it.count]));
    },
  };
};

/** Nothing that was written is half: what belongs together is there together. Answers what is not. */
export const halves = async ({ id }: Company): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(HALVES).map(async ([name, query]) => {
      const rows = await rowsOf<{ id: string }>(query(id));
      return rows.map((it) => `${name}: ${it.id}`);
    }),
  );
  return found.flat();
};

const HALVES: Record<string, (companyId: string) => ReturnType<typeof sql>> = {
  "a contact without an address": (company) => sql`
    select id from contacts k where company_id = ${company}
    and not exists (select 1 from contact_identities i where i.contact_id = k.id)`,
  "a conversation without a message": (company) => sql`
    select id from conversations c where company_id = ${company}
    and not exists (select 1 from messages m where m.conversation_id = c.id)`,
  "a conversation whose version nobody was told of": (company) => sql`
    select id from conversations c where company_id = ${company}
    and not exists (select 1 from change_log l where l.conversation_id = c.id and l.version = c.version)`,
  "a log with a gap": (company) => sql`
    select scope as id from change_log where company_id = ${company} group by scope
    having max(seq) - min(seq) + 1 <> count(*)`,
  "a file that no message has": (company) => sql`
    select id from media f where company_id = ${company} and message_id is not null
    and not exists (select 1 from messages m where m.id = f.message_id and m.content ->> '$.media.id' = f.id)`,
  "a message whose file is nowhere": (company) => sql`
    select id from messages m where company_id = ${company} and m.content ->> '$.media.id' is not null
    and not exists (select 1 from media f where f.id = m.content ->> '$.media.id')`,
  "a day whose sum is wrong": (company) => sql`
    select w.channel_id || ' ' || w.day as id from webhook_counts w join channels h on h.id = w.channel_id
    where h.company_id = ${company} group by w.channel_id, w.day
    having sum(iif(w.outcome = 'received', w.count, 0)) <> sum(iif(w.outcome = 'received', 0, w.count))`,
};
