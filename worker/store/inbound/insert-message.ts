import { type SQL, sql } from "../db.ts";
import type { Amendment, EchoRow, IncomingRow, Receiver } from "./incoming.ts";
import { amendmentOf } from "./state.ts";

/**
 * Inserts a message into its conversation, if nothing has become of it besides the amendment that it was decided with; to be
 * followed by a guard. `forgetAmendment` then ends the amendment, which the message carries from now on.
 */
export const insertMessage = (
  { companyId, channelId }: Receiver,
  conversationId: string,
  it: IncomingRow | EchoRow,
  { direction, amendment }: { direction: "in" | "out"; amendment: Amendment | null },
): SQL => sql`
  insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, content, provider_id,
    quoted_provider_id, status, edited_at, revoked_at, at)
  select ${it.id}, ${companyId}, ${conversationId}, ${channelId}, ${direction}, ${it.kind}, ${it.text},
    ${it.content && JSON.stringify(it.content)}, ${it.providerId}, ${it.quotes}, ${direction === "out" ? "sent" : null},
    ${it.editedAt}, ${it.revokedAt}, ${it.at}
  where ${amendment ? isStill(channelId, it.providerId, amendment) : isUnamended(channelId, it.providerId)}`;

export const forgetAmendment = ({ channelId }: Receiver, { providerId }: IncomingRow | EchoRow): SQL =>
  sql`delete from amendments where channel_id = ${channelId} and provider_id = ${providerId}`;

const isUnamended = (channelId: string, providerId: string) => sql`not exists (${amendmentOf(channelId, providerId)})`;

const isStill = (channelId: string, providerId: string, { editedAt, revokedAt }: Amendment) =>
  sql`exists (${amendmentOf(channelId, providerId)} and edited_at is ${editedAt} and revoked_at is ${revokedAt})`;
