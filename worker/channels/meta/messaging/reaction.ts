import { textOf } from "../../raw.ts";

/** Meta's words for the reactions that it offers first. Source: Messenger and Instagram Platform, message_reactions. */
const EMOJI: Record<string, string> = {
  love: "❤️",
  laugh: "😆",
  smile: "😆",
  haha: "😆",
  wow: "😮",
  sad: "😢",
  angry: "😠",
  like: "👍",
  yes: "👍",
  dislike: "👎",
  no: "👎",
};

/** What a customer reacted with; what has only a word that we do not know is that word. */
export const emojiOf = ({ emoji, reaction }: Record<string, unknown>): string => {
  const word = textOf(reaction);
  const known = word !== null && Object.hasOwn(EMOJI, word) ? EMOJI[word] : undefined;
  return textOf(emoji) ?? known ?? word ?? "❤️";
};

/** The word for an emoji that we send; one that has none goes as it is, and the provider says whether it takes it. */
export const wordFor = (emoji: string): string => {
  const plain = emoji.replace(/\uFE0F/g, "");
  return Object.entries(EMOJI).find(([, it]) => it.replace(/\uFE0F/g, "") === plain)?.[0] ?? emoji;
};
