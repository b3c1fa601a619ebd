import * as Y from "yjs";
import type { Item, ParsedUpdate, Ref } from "./structs.ts";

/**
 * Whether what was just integrated stands after what it says is to its left, and before what it says is to its right. What
 * honest people write does. What says that its left is to the right of its right stands somewhere else in every copy.
 */
export const isInOrder = (doc: Y.Doc, { structs }: ParsedUpdate): boolean => {
  for (const ofClient of structs.values()) {
    for (const it of ofClient) if (it.kind === "item" && !standsRight(doc, it)) return false;
  }
  return true;
};

const standsRight = (doc: Y.Doc, item: Item): boolean =>
  (!item.left || isBefore(doc, item.left, item)) && (!item.right || isBefore(doc, item, item.right));

const isBefore = ({ store }: Y.Doc, one: Ref, other: Ref): boolean => {
  const [from, to] = [one, other].map((it): Y.Item | Y.GC => Y.getItem(store, Y.createID(it.client, it.clock)));
  // What is gone stands nowhere.
  if (!(from instanceof Y.Item) || !(to instanceof Y.Item)) return true;
  if (from === to) return one.clock < other.clock;
  let next = from.right;
  while (next !== null && next !== to) next = next.right;
  return next === to;
};
