import { idOf, listOf, recordOf, textOf } from "../raw.ts";

/** A contact card, as `content.contacts` holds it. */
export type Card = { name: { formatted_name: string }; phones: { phone: string }[] };

/** Of a card that a customer sent; what is not told beside it is read from its vCard. */
export const cardOf = (raw: unknown): Card | null => {
  const card = recordOf(raw);
  if (!card) return null;
  const vcard = textOf(card.vCard) ?? "";
  const told = listOf(card.phones).flatMap((it) => idOf(it) ?? []);
  const phones = told.length > 0 ? told : [...vcard.matchAll(/waid=(\d{5,20})/g)].flatMap((it) => it[1] ?? []);
  const name = textOf(card.displayName) ?? textOf(/^FN:(.+)$/m.exec(vcard)?.[1]?.trim()) ?? phones[0];
  return name === undefined ? null : { name: { formatted_name: name }, phones: phones.map((phone) => ({ phone })) };
};
