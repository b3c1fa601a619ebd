import type { ContactFilter } from "#shared/model/contact.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { ContactAnswer, ContactPage } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { contactById, contactsIn } from "../store/contacts.ts";
import { conversationsOfContact } from "../store/conversations.ts";
import { encodeCursor } from "../store/cursor.ts";
import { providerBlocksOf } from "../store/provider-blocks.ts";
import { keyOf } from "./cursor.ts";
import type { Tools } from "./tools.ts";

const PAGE = 100;
const HISTORY = 20;

/** A page of the company's contacts. Contacts belong to the whole company; what was said to them does not. */
export const listContacts = async (
  { d1 }: Tools,
  { companyId }: Viewer,
  { filter, query, cursor }: { filter: ContactFilter; query: string; cursor: string | undefined },
): Promise<ContactPage> => {
  const found = await contactsIn(d1, companyId, { filter, query, after: keyOf(cursor, "cursor"), limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { items: page.map((it) => it.contact), next: found.length > PAGE && last ? encodeCursor(last.key) : null };
};

/** A contact, with those of its conversations that the viewer sees. One that has become another's is that one. */
export const seeContact = async ({ d1 }: Tools, viewer: Viewer, id: string): Promise<ContactAnswer> => {
  const contact = await contactById(d1, viewer.companyId, id);
  if (!contact) throw new Refused("not_found");
  const [conversations, providerBlocks] = await Promise.all([
    conversationsOfContact(d1, viewer, contact.id, HISTORY),
    providerBlocksOf(d1, viewer.companyId, contact.id),
  ]);
  return { ...contact, conversations, providerBlocks };
};
