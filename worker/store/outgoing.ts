import type { Attachment } from "#shared/model/attachment.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Template } from "#shared/model/template.ts";
import type { ChannelAddress, Outgoing } from "../channels/port.ts";
import { BEST_ADDRESS, REACHES } from "./addresses.ts";
import { type Row, type SQL, sql } from "./db.ts";

/** A message on its way out, as it is stored, with what its sender has to know. */
export type StoredOutgoing = {
  messageId: string;
  conversationId: string;
  companyId: string;
  /** Since when it might have been sent, in epoch milliseconds: given, its hold over, its last attempt's wait over. */
  dueAt: number;
  /** How often it has been tried, this time included. */
  attempts: number;
  text: string | null;
  content: Record<string, unknown> | null;
  attachment: Attachment | null;
  /** The provider's id of the message that it answers; null when it answers none, or one that the provider has not. */
  quotes: string | null;
  /** The one that it is made from; null when it is from none, or there is no such template any more. */
  template: Template | null;
  isBlocked: boolean;
  lastInboundAt: number | null;
  to: Outgoing["to"] | null;
  /** Its secrets still sealed. */
  channel: ChannelAddress & { kind: ChannelKind; credentials: string };
};

/** Reads the message of the lease as `toOutgoing` takes it. */
export const readOutgoing = ({ conversationId, lease }: { conversationId: string; lease: string }): SQL => sql`
  select d.message_id, d.conversation_id, d.company_id, d.due_at, d.attempts, d.lease_ends_at, m.text, m.content, m.attachment,
    m.attachment ->> 'mediaId' as media_id, c.last_inbound_at, k.blocked_at, i.kind, i.address,
    h.id as channel_id, h.kind as channel_kind, h.external_id, h.account_id, h.credentials,
    (select q.provider_id from messages q where q.id = m.quoted_id) as quotes,
    (select p.template from templates p where p.channel_id = h.id and m.attachment ->> 'is' = 'template'
      and p.name = m.attachment ->> 'name' and p.language = m.attachment ->> 'language') as template
  from deliveries d join messages m on m.id = d.message_id join conversations c on c.id = d.conversation_id
  join contacts k on k.id = c.contact_id join channels h on h.id = c.channel_id
  left join contact_identities i on i.contact_id = k.id and i.company_id = c.company_id and ${REACHES}
  where d.conversation_id = ${conversationId} and d.lease = ${lease}
  order by ${BEST_ADDRESS} limit 1`;

export const toOutgoing = (it: Row): StoredOutgoing => ({
  messageId: String(it.message_id),
  conversationId: String(it.conversation_id),
  companyId: String(it.company_id),
  dueAt: Number(it.due_at),
  attempts: Number(it.attempts),
  text: text(it.text),
  content: json(it.content),
  attachment: json(it.attachment),
  quotes: text(it.quotes),
  template: json(it.template),
  isBlocked: it.blocked_at !== null,
  lastInboundAt: it.last_inbound_at === null ? null : Number(it.last_inbound_at),
  to: it.kind === null ? null : { kind: it.kind as Outgoing["to"]["kind"], address: String(it.address) },
  channel: {
    id: String(it.channel_id),
    kind: it.channel_kind as ChannelKind,
    externalId: String(it.external_id),
    accountId: text(it.account_id),
    credentials: String(it.credentials),
  },
});

const text = (it: Row[string] | undefined): string | null => (it === null || it === undefined ? null : String(it));
const json = <T>(it: Row[string] | undefined): T | null =>
  it === null || it === undefined ? null : (JSON.parse(String(it)) as T);
