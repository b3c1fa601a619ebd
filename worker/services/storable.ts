/** Half a character: no text can hold it. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** As JSON writes it: cheap to look for in a whole. */
const SIGN = /\\ud[89a-f]/;

/** The same with a mark in the place of each half of a character, in texts as deep as they lie. */
export const storable = <T>(value: T): T => {
  const json = JSON.stringify(value);
  if (!SIGN.test(json)) return value;
  return JSON.parse(json, (_key, it: unknown) => (typeof it === "string" ? it.replace(HALF, "\ufffd") : it)) as T;
};
