import type { Identity } from "../port.ts";
import { phoneIdentity } from "../phone.ts";
import { idOf, listOf, type Raw, recordOf, textOf } from "../raw.ts";

const MAX_NAME = 200;

/** What a webhook calls one person: a number where they show it, and ids that only this business knows them by. */
export type Named = { phone: unknown; userId: unknown; parentUserId: unknown };

type Contact = { phone: string | null; userId: string | null; parentUserId: string | null; name: string | null };

/** Those of `value.contacts` that can be read. */
export const contactsIn = (value: Raw): Contact[] =>
  listOf(value.contacts).flatMap((it) => {
    const raw = recordOf(it);
    if (!raw) return [];
    const profile = recordOf(raw.profile);
    const name = textOf(profile?.name, MAX_NAME)?.trim() || textOf(profile?.username, MAX_NAME)?.trim() || null;
    return [{ phone: phoneOf(raw.wa_id), userId: idOf(raw.user_id), parentUserId: idOf(raw.parent_user_id), name }];
  });

/**
 * Who it is, by all that is said of them, and how they call themselves. `scope` is the business account's id. The phone
 * comes first: what someone is known by elsewhere outranks an id that only this account sees.
 */
export const personOf = (
  named: Named,
  contacts: readonly Contact[],
  scope: string,
): { identities: Identity[]; name: string | null } => {
  const said = {
    phone: phoneOf(named.phone),
    // Somebody who hides the number is named by their id in its place.
    userId: idOf(named.userId) ?? (phoneOf(named.phone) === null ? idOf(named.phone) : null),
    parentUserId: idOf(named.parentUserId),
  };
  const own = contacts.find((it) => isSame(it, said));
  const phone = said.phone ?? own?.phone ?? null;
  const userIds = [said.userId ?? own?.userId ?? null, said.parentUserId ?? own?.parentUserId ?? null];
  return {
    identities: [
      ...(phone === null ? [] : [phoneIdentity(phone)]),
      ...userIds.flatMap((it) => (it === null ? [] : [userIdentity(it, scope)])),
    ],
    name: own?.name ?? null,
  };
};

/** The sender of the only message of a webhook goes by the only name in it. */
export const onlyName = (contacts: readonly Contact[]): string | null =>
  contacts.length === 1 ? (contacts[0]?.name ?? null) : null;

export const userIdentity = (userId: string, scope: string): Identity => ({
  kind: "bsuid",
  scope,
  externalId: userId,
  address: userId,
});

/** A telephone number in E.164 without the plus sign, however it was written; null for what is none. */
export const phoneOf = (value: unknown): string | null => {
  const digits = idOf(value)?.replace(/[\s().+-]/g, "") ?? "";
  return /^\d{5,20}$/.test(digits) ? digits : null;
};

/** Two spellings of one number differ in front: by the ninth digit, or a mobile prefix that only some write. */
const ALIKE = 8;

const isSame = (contact: Contact, said: { phone: string | null; userId: string | null }): boolean =>
  contact.phone !== null && said.phone !== null
    ? contact.phone.slice(-ALIKE) === said.phone.slice(-ALIKE)
    : contact.userId !== null && contact.userId === said.userId;
