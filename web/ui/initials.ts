/** "Maria da Silva" → "MS", "Ana" → "A", "+55 11 98765-4321" → "#". */
export const initialsOf = (name: string): string => {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  const first = letterOf(words[0]);
  const last = words.length > 1 ? letterOf(words.at(-1)) : "";
  return (first + last).toLocaleUpperCase("pt-BR") || "#";
};

/** A quiet tint that stays with a name, from 0 to 5. It carries no meaning; it only helps the eye find someone again. */
export const tintOf = (name: string): number => {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return sum % 6;
};

const letterOf = (word: string | undefined): string => word?.match(/\p{L}/u)?.[0] ?? "";
