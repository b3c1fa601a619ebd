import * as Y from "yjs";
import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import type { GatedPad } from "./gate.ts";
import { endOf, type Item, type ParsedUpdate, type Ref, type Struct } from "./structs.ts";

/** Where a struct is: in a text (the draft, a note, or one that the update makes), among the notes, or in what is gone. */
type Place = Y.Text | Item | "notes" | "gone";

/** Says where the structs of an update go, and which of them a pad has no place for. */
export class Places {
  readonly madeNotes = new Set<Id>();
  readonly #pad: GatedPad;
  readonly #structs: ParsedUpdate["structs"];
  readonly #places = new Map<Struct, Place>();
  readonly #draft: Y.Text;
  readonly #notes: Y.Map<unknown>;

  constructor(pad: GatedPad, structs: ParsedUpdate["structs"]) {
    this.#pad = pad;
    this.#structs = structs;
    this.#draft = pad.doc.getText(DRAFT);
    this.#notes = pad.doc.getMap(NOTES);
  }

  /** Gives a struct its place, after those that it builds upon. False when it may not be there. */
  settle(struct: Struct): boolean {
    const place = struct.kind === "item" ? this.#placeFor(struct) : "gone";
    if (place === null) return false;
    this.#places.set(struct, place);
    return true;
  }

  #placeFor(item: Item): Place | null {
    const { parent, key } = item;
    if (item.left || item.right) return this.#amid(item);
    if (parent === NOTES && key !== null) return this.#asNote(item, key);
    if (key !== null || item.content === "note") return null;
    if (parent === DRAFT) return this.#draft;
    return parent === null || typeof parent === "string" ? null : this.#within(parent);
  }

  /** Between others. Only texts have room there: what stands beside a note would take its place. */
  #amid({ left, right, content }: Item): Place | null {
    if (content === "note") return null;
    const places = [left, right].flatMap((it) => (it ? [this.#placeOf(it)] : []));
    if (places.includes("gone")) return this.#isCut(left, 1) || this.#isCut(right, 0) ? null : "gone";
    const [place] = places;
    return place === undefined || place === "notes" || places.some((it) => it !== place) ? null : place;
  }

  /**
   * Whether a character of two halves is cut here, which Yjs replaces by two that say so. Whoever is told of what is gone
   * does not learn where it was, and would keep the character whole.
   */
  #isCut(ref: Ref | null, after: 0 | 1): boolean {
    const struct = ref && this.#find(ref);
    if (!ref || !(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return false;
    const at = ref.clock - struct.id.clock + after;
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(struct.content.str.slice(Math.max(0, at - 1), at + 1));
  }

  /** A note, or what is left of one that was removed before it came here. */
  #asNote({ content, length }: Item, id: string): Place | null {
    if (content === "text" || length > 1 || !v.is(Id, id)) return null;
    if (this.#notes._map.has(id) || this.#pad.isKnownNote(id) || this.madeNotes.has(id)) return null;
    this.madeNotes.add(id);
    return "notes";
  }

  /** In a note's text. One that was removed meanwhile takes what is written into it along. */
  #within(ref: Ref): Place | null {
    const struct = this.#find(ref);
    if (struct instanceof Y.GC) return "gone";
    if (struct instanceof Y.Item) {
      if (struct.content instanceof Y.ContentType) return struct.content.type as Y.Text;
      return struct.parentSub === null ? null : "gone";
    }
    if (struct.kind !== "item") return "gone";
    if (this.#places.get(struct) !== "notes") return null;
    return struct.content === "note" ? struct : "gone";
  }

  #placeOf(ref: Ref): Place {
    const struct = this.#find(ref);
    if (struct instanceof Y.GC) return "gone";
    if (struct instanceof Y.Item) {
      return struct.parentSub === null ? (struct.parent as Y.Text) : "notes";
    }
    return this.#places.get(struct) ?? "gone";
  }

  /** A struct of the document or of the update. It is there: `survey` has seen to that. */
  #find({ client, clock }: Ref): Y.Item | Y.GC | Struct {
    const { store } = this.#pad.doc;
    if (clock < Y.getState(store, client)) return Y.getItem(store, Y.createID(client, clock));
    const structs = this.#structs.get(client) ?? [];
    let [low, high] = [0, structs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (struct && endOf(struct) <= clock) low = middle + 1;
      else high = middle;
    }
    const found = structs[low];
    if (!found) throw new Error("a struct is missing");
    return found;
  }
}
