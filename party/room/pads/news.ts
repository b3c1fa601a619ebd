import * as Y from "yjs";
import { parseUpdate } from "./parse-update.ts";
import type { ParsedUpdate } from "./structs.ts";

export type News = { update: Uint8Array; parsed: ParsedUpdate };

/** An update without what the document has already: who was offline may repeat that, and who is hostile may lie about it. */
export const newsOf = (doc: Y.Doc, update: Uint8Array): News | "malformed" | "forbidden" => {
  const parsed = parseUpdate(update);
  if (typeof parsed === "string") return parsed;
  const isOld = [...parsed.structs].some(([client, [first]]) => first && first.clock < Y.getState(doc.store, client));
  if (!isOld) return { update, parsed };
  const rest = Y.diffUpdate(update, Y.encodeStateVector(doc));
  const parsedRest = parseUpdate(rest);
  return typeof parsedRest === "string" ? parsedRest : { update: rest, parsed: parsedRest };
};

export const piecesIn = ({ parsed: { structs } }: News): number =>
  [...structs.values()].reduce((sum, it) => sum + it.length, 0);
