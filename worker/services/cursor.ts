import { Refused } from "../refused.ts";
import { decodeCursor, type Key } from "../store/cursor.ts";

/** The key that a request's cursor stands for; refuses what is no cursor of ours. */
export const keyOf = (cursor: string | undefined, field: string): Key | null => {
  if (cursor === undefined) return null;
  const key = decodeCursor(cursor);
  if (!key) throw new Refused("invalid_args", field);
  return key;
};
