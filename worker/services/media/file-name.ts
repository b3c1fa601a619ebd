const MAX_NAME = 200;

/** A file's name as it is kept: any text, cut where it is too long, no character in two. */
export const cutName = (name: string | null): string | null =>
  name === null || name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1).replace(/[\ud800-\udbff]$/, "")}…`;
