import { env } from "cloudflare:workers";
import { newId } from "#shared/ids.ts";
import type { ConversationState } from "#shared/model/conversation.ts";
import { all, type Row, runBatch, type SQL, sql } from "../../../worker/store/db.ts";
import { addContact, type Company, type PersonName, type TeamName } from "./company.ts";

export type Put = { id: string; contactId: string; messageId: string };

/** Puts a conversation in place, with one message of its customer's; `says` is its text and its preview. */
export const putConversation = async (
  company: Company,
  it: {
    team: TeamName;
    state: ConversationState;
    attendant?: PersonName | null;
    says?: string;
    contactId?: string;
    concludedAt?: number;
    at?: number;
  },
): Promise<Put> => {
  const contactId = it.contactId ?? (await addContact(company, "Cliente"));
  const [id, messageId] = [newId(), newId()];
  const says = it.says ?? "Oi";
  const at = it.at ?? Date.now() - 1_000;
  const attendant = it.attendant ? company.people[it.attendant] : null;
  const concludedAt = it.state === "concluded" ? (it.concludedAt ?? Date.now()) : null;
  await runBatch(env.DB, [
    sql`insert into conversations (id, company_id, contact_id, channel_id, team_id, attendant_id, state, version, created_at,
        concluded_at, waiting_since, last_message_at, last_inbound_at, preview, unread)
      values (${id}, ${company.id}, ${contactId}, ${company.channel.id}, ${company.teams[it.team]}, ${attendant}, ${it.state}, 1,
        ${at}, ${concludedAt}, ${it.state === "concluded" ? null : at}, ${at}, ${at}, ${says}, 1)`,
    sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, at)
      values (${messageId}, ${company.id}, ${id}, ${company.channel.id}, 'in', 'text', ${says}, ${at})`,
  ]);
  return { id, contactId, messageId };
};

/** Changes what the database holds: for what no request brings about. */
export const run = (statement: SQL): Promise<unknown> => runBatch(env.DB, [statement]);

/** What the database holds: for what no answer of the API tells. */
export const rowsOf = <T extends Row = Row>(statement: SQL): Promise<T[]> => all<T>(env.DB, statement);

export { sql };
