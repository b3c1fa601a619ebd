/**
 * What may stand in a log: what was done, for which company, how it went and how long it took. Ids of companies, requests,
 * rooms and files; never what or whom it was about. docs/OPERATING.md describes the lines.
 */
export type LogLine = { event: string; requestId?: string; companyId?: string | null; ms?: number } & Record<
  string,
  string | number | boolean | null | undefined
>;

/** Writes a line, as JSON, where the runtime collects them. */
export const log = (line: LogLine): void => console.log(JSON.stringify(line));

/** The same of something that should not have happened. */
export const logTrouble = (line: LogLine, error: unknown): void =>
  console.error(JSON.stringify({ ...line, ...toldOf(error) }));

/** Messages of D1's name tables, columns and constraints; never a value. */
const SAYS_NO_VALUE = /^D1_(EXEC_)?ERROR/;

/**
 * What may be told of an error: its name, the places it came by, and its message only where that is known to hold nothing of
 * what was worked on. A parser's message quotes what it could not parse.
 */
export const toldOf = (error: unknown): { error: string; at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack
    ?.split("\n")
    .filter((it) => /^\s+at /.test(it))
    .map((it) => it.trim())
    .join("; ");
  return { error: SAYS_NO_VALUE.test(error.message) ? error.message : error.name, ...(at ? { at } : {}) };
};
