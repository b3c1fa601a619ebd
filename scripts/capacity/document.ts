/** Puts each table between `<!-- name -->` and `<!-- /name -->`. @throws {Error} when the document has no such place */
export const withTables = (document: string, tables: Readonly<Record<string, string>>): string => {
  let text = document;
  for (const [name, table] of Object.entries(tables)) {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`the document has no place for the table ${name}`);
    text = text.replace(place, (_, before: string, after: string) => `${before}\n${table}\n${after}`);
  }
  return text;
};
