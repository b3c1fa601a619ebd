/** Chooses between the forms that a language has for a number, e.g. `plural(2, { one: "1 conversa", other: "2 conversas" })`. */
export const pluralIn = (locale: string) => {
  const rules = new Intl.PluralRules(locale);
  return (n: number, forms: { one: string; other: string }): string =>
    // CLDR counts zero as singular in Portuguese; people write "0 mensagens".
    n !== 0 && rules.select(n) === "one" ? forms.one : forms.other;
};
