import { type SQL, sql } from "./db.ts";

/**
 * Whether the contact's identity `i` is one that the channel `h` reaches: a phone on both kinds of WhatsApp, or what the
 * channel's own account, page or portfolio knows them by.
 */
export const REACHES: SQL = sql.raw(`(
  (i.kind = 'phone' and h.kind in ('whatsapp', 'zapi'))
  or (i.kind = iif(h.kind = 'whatsapp', 'bsuid', h.kind) and i.scope in ('', h.external_id, h.account_id)))`);

/** `order by`: the number that the contact `k` shows comes first, then any number. */
export const BEST_ADDRESS: SQL = sql.raw("i.external_id is k.phone desc, i.kind = 'phone' desc");
