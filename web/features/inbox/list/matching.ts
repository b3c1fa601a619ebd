import type { Conversation } from "#shared/model/conversation.ts";

/** The conversations whose contact, phone or preview contains every word of the query, without regard to case or accents. */
export const matching = (list: readonly Conversation[], query: string): readonly Conversation[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return list;
  return list.filter((it) => {
    const text = plain(`${it.contact.name} ${it.contact.phone ?? ""} ${it.preview}`);
    return words.every((word) => text.includes(word));
  });
};

export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
