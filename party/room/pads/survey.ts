import * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { Places } from "./places.ts";
import type { GatedPad } from "./gate.ts";
import { endOf, type ParsedUpdate, type Range, type Ref, type Struct } from "./structs.ts";

export type Surveyed = { newClients: number[]; madeNotes: Id[] };

/** What an update will do once Yjs integrates it, or why it must not (P30). It holds nothing that the document has. */
export const survey = (
  pad: GatedPad,
  { structs, deletions }: ParsedUpdate,
  userId: Id,
): Surveyed | "foreign" | "missing" | "forbidden" => {
  const owners = [...structs.keys()].map((it) => pad.clients.get(it));
  if (owners.some((it) => it !== undefined && it !== userId)) return "foreign";
  const places = new Places(pad, structs);
  const reach = new Reach(pad.doc, structs);
  for (const client of structs.keys()) {
    const trouble = follow(client, reach, places);
    if (trouble) return trouble;
  }
  if (deletions.some((it) => endOf(it) > reach.of(it.client))) return "missing";
  return { newClients: [...structs.keys()].filter((it) => !pad.clients.has(it)), madeNotes: [...places.madeNotes] };
};

/**
 * Goes through what a client wrote, and through whatever of other clients' that builds upon, before it. As Yjs does, so that
 * nothing is left over there for later.
 */
const follow = (client: number, reach: Reach, places: Places): "missing" | "forbidden" | null => {
  const waiting = [client];
  for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
    const struct = reach.nextOf(at);
    if (!struct) {
      waiting.pop();
      continue;
    }
    if (struct.kind === "skip" || struct.clock !== reach.of(at)) return "missing";
    const lacked = foundationsOf(struct).find((it) => it.clock >= reach.of(it.client));
    if (lacked) {
      if (!reach.nextOf(lacked.client) || waiting.includes(lacked.client)) return "missing";
      waiting.push(lacked.client);
      continue;
    }
    if (!places.settle(struct)) return "forbidden";
    reach.pass(struct);
    // Who waits for this client may have what it needs by now, and this client may go on to need them.
    if (waiting.length > 1) waiting.pop();
  }
  return null;
};

const foundationsOf = (struct: Struct): Ref[] =>
  struct.kind === "item"
    ? [struct.left, struct.right, struct.parent].filter((it) => it !== null && typeof it !== "string")
    : [];

/** How much of each client's writing is there: in the document, and in the update as far as one has gone through it. */
class Reach {
  readonly #doc: Y.Doc;
  readonly #structs: ParsedUpdate["structs"];
  readonly #passed = new Map<number, { structs: number; clock: number }>();

  constructor(doc: Y.Doc, structs: ParsedUpdate["structs"]) {
    this.#doc = doc;
    this.#structs = structs;
  }

  of(client: number): number {
    return this.#passed.get(client)?.clock ?? Y.getState(this.#doc.store, client);
  }

  nextOf(client: number): Struct | undefined {
    return this.#structs.get(client)?.[this.#passed.get(client)?.structs ?? 0];
  }

  pass(struct: Range): void {
    const structs = (this.#passed.get(struct.client)?.structs ?? 0) + 1;
    this.#passed.set(struct.client, { structs, clock: endOf(struct) });
  }
}
