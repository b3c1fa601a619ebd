import type { Conversation } from "#shared/model/conversation.ts";
import { fold } from "#shared/model/search-text.ts";

/** The conversations whose contact, phone or preview contains every word of the query, without regard to case or accents. */
export const matching = (list: readonly Conversation[], query: string): readonly Conversation[] => {
  const words = fold(query).split(" ").filter(Boolean);
  if (words.length === 0) return list;
  return list.filter((it) => {
    const text = fold(`${it.contact.name} ${it.contact.phone ?? ""} ${it.preview}`);
    return words.every((word) => text.includes(word));
  });
};
