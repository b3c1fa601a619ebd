/** Text as it is searched and sorted: lower case, without accents, single spaces. */
export const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/** What contacts are found and sorted by. */
export const searchTextOf = ({ name, phone }: { name: string; phone: string | null }): string =>
  fold(`${name} ${phone ?? ""}`);
