import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import { emptyDocument } from "../../../party/room/pads/document.ts";
import { integrate } from "../../../party/room/pads/integrate.ts";
import { forge, item, section, text } from "./support/forge.ts";
import { CARLA, NOTE } from "./support/written-pad.ts";

describe("the second line: what integrating an update shows", () => {
  /** The same change in a copy of the document, as an update. */
  const changing = (doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array => {
    const copy = emptyDocument();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    change(copy);
    return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
  };

  const document = (): Y.Doc => {
    const doc = emptyDocument();
    doc.getMap(NOTES).set(NOTE, new Y.Text("oi"));
    return doc;
  };

  /** As if nobody had looked at the update before. */
  const integrated = (doc: Y.Doc, update: Uint8Array) =>
    integrate(doc, { update, parsed: { structs: new Map(), deletions: [] } });

  test.each<[string, (copy: Y.Doc) => void]>([
    ["a root of its own", (copy) => copy.getArray("evil").push([1])],
    ["a key on the draft", (copy) => copy.getText(DRAFT).setAttribute("by", "Ana")],
    ["a key on a note", (copy) => (copy.getMap(NOTES).get(NOTE) as Y.Text).setAttribute("by", "Ana")],
  ])("P30: %s shows", (_, change) => {
    const doc = document();
    expect(integrated(doc, changing(doc, change))).toBeNull();
  });

  test("P30: what waits for something that is missing shows, and so does what breaks Yjs", () => {
    const lacking = forge([section(CARLA, 1, item({ root: DRAFT }, text("x")))]);
    expect(integrated(document(), lacking)).toBeNull();
    const broken = forge([section(CARLA, 0, item({ left: [CARLA, 5] }, text("x")))]);
    expect(integrated(document(), broken)).toBeNull();
  });

  test("P30: changes of the draft and of notes are a pad's", () => {
    const doc = document();
    const drafting = changing(doc, (copy) => copy.getText(DRAFT).insert(0, "Olá"));
    expect(integrated(doc, drafting)).toEqual({ update: drafting, changedNotes: [] });
    const noting = changing(doc, (copy) => (copy.getMap(NOTES).get(NOTE) as Y.Text).insert(2, "!"));
    expect(integrated(doc, noting)).toMatchObject({ changedNotes: [NOTE] });
    expect(integrated(doc, noting)).toEqual({ update: null, changedNotes: [] });
  });
});
