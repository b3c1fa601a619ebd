import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { DRAFT, NOTES } from "#shared/model/pad.ts";
import { draftOf, notesOf } from "../../../party/room/pads/document.ts";
import { ana, carla, diego } from "../room/support/people.ts";
import {
  deleted,
  deletion,
  forge,
  gone,
  item,
  note,
  section,
  skip,
  string,
  text,
  type,
  uint,
} from "./support/forge.ts";
import {
  ANA,
  CARLA,
  expectRefused,
  IN_DRAFT,
  IN_NOTE,
  NOTE,
  NOTE_ITSELF,
  OTHER_NOTE,
  writtenPad,
} from "./support/written-pad.ts";

describe("what may be changed in a pad", () => {
  const byCarla = (...structs: Parameters<typeof section>[2][]) => forge([section(CARLA, 0, ...structs)]);

  test("P30: the draft's text, a note's text, and which notes there are", () => {
    const pad = writtenPad();
    const update = byCarla(
      item({ left: [ANA, 2] }, text("!")),
      item({ right: IN_NOTE }, text("> ")),
      item({ root: "notes", key: OTHER_NOTE }, note),
      item({ within: [CARLA, 3] }, text("novo")),
    );
    expect(pad.take(update, carla)).toMatchObject({ ok: true, madeNotes: [OTHER_NOTE], changedNotes: [NOTE] });
    expect(draftOf(pad.doc)).toBe("Olá!");
    expect(notesOf(pad.doc)).toEqual([
      { id: NOTE, text: "> oi" },
      { id: OTHER_NOTE, text: "novo" },
    ]);
    const removal = forge([], [deletion(ANA, [0, 1], [3, 1])]);
    expect(pad.take(removal, carla)).toMatchObject({ ok: true, madeNotes: [], changedNotes: [NOTE] });
    expect(draftOf(pad.doc)).toBe("lá!");
    expect(notesOf(pad.doc)).toEqual([{ id: OTHER_NOTE, text: "novo" }]);
  });

  test.each([
    ["text in a root of its own", item({ root: "evil" }, text("x"))],
    ["text in the root of no name", item({ root: "" }, text("x"))],
    ["a list of notes", item({ root: NOTES }, note)],
    ["text among the notes", item({ root: NOTES, key: OTHER_NOTE }, text("x"))],
    ["a note that is no text but an array", item({ root: NOTES, key: OTHER_NOTE }, type(0))],
    ["a note that is a map", item({ root: NOTES, key: OTHER_NOTE }, type(1))],
    ["a note that is XML", item({ root: NOTES, key: OTHER_NOTE }, { kind: 7, bytes: [3, ...string("p")] })],
    ["a note under what is no id", item({ root: NOTES, key: "__proto__" }, note)],
    ["several removed notes in one", item({ root: NOTES, key: OTHER_NOTE }, deleted(2))],
    ["a note that exists, made anew", item({ root: NOTES, key: NOTE }, note)],
    ["a note that exists, made anew as a removed one", item({ root: NOTES, key: NOTE }, deleted(1))],
    ["a note in another one's place", item({ left: NOTE_ITSELF }, note)],
    ["text in a note's place", item({ left: NOTE_ITSELF }, text("x"))],
    ["a key on the draft", item({ root: DRAFT, key: "bold" }, text("x"))],
    ["a key on a note", item({ within: NOTE_ITSELF, key: "bold" }, text("x"))],
    ["a text within the draft", item({ root: DRAFT }, note)],
    ["a text amid the draft", item({ left: IN_DRAFT }, note)],
    ["a text within a note", item({ within: NOTE_ITSELF }, note)],
    ["text within text", item({ within: IN_DRAFT }, text("x"))],
    ["text between the draft and a note", item({ left: IN_DRAFT, right: IN_NOTE }, text("x"))],
    ["JSON", item({ root: DRAFT }, { kind: 2, bytes: [1, ...string("1")] })],
    ["bytes", item({ root: DRAFT }, { kind: 3, bytes: [1, 7] })],
    ["an embedded thing", item({ root: DRAFT }, { kind: 5, bytes: string("{}") })],
    ["a format", item({ left: IN_DRAFT }, { kind: 6, bytes: [...string("bold"), ...string("true")] })],
    ["any value", item({ root: NOTES, key: OTHER_NOTE }, { kind: 8, bytes: [1, 120] })],
    ["a document", item({ root: NOTES, key: OTHER_NOTE }, { kind: 9, bytes: [...string("guid"), 118, 0] })],
  ])("P30: %s is forbidden", (_, struct) => {
    expectRefused(writtenPad(), byCarla(struct), carla, "forbidden");
  });

  test("P30: what else Yjs would write is forbidden as its documents write it, too", () => {
    const pad = writtenPad();
    const attacks: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getArray("evil").push([1]),
      (doc) => doc.getText(DRAFT).format(0, 2, { bold: true }),
      (doc) => doc.getText(DRAFT).insertEmbed(1, { image: "x" }),
      (doc) => doc.getText(DRAFT).setAttribute("author", "Ana"),
      (doc) => doc.getMap(NOTES).set(OTHER_NOTE, "x"),
      (doc) => doc.getMap(NOTES).set(OTHER_NOTE, new Y.Doc()),
      (doc) => doc.getMap(NOTES).set(NOTE, new Y.Text("x")),
      (doc) => (doc.getMap(NOTES).get(NOTE) as Y.Text).insert(0, "x", { bold: true }),
    ];
    for (const attack of attacks) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, pad.state);
      const vector = Y.encodeStateVector(doc);
      attack(doc);
      expectRefused(pad, Y.encodeStateAsUpdate(doc, vector), carla, "forbidden");
    }
  });

  test("P30: text within text is forbidden, when the update brings both, too", () => {
    const within = item({ within: [CARLA, 0] }, text("x"));
    expectRefused(writtenPad(), byCarla(item({ root: DRAFT }, text("y")), within), carla, "forbidden");
  });

  test("P30: what is gone leaves no trace in texts: it may not cut a character in two that nobody else cuts", () => {
    const pad = writtenPad();
    pad.take(forge([section(ANA, 6, item({ left: [ANA, 2] }, text("😀")))]), ana);
    const cutting = [{ left: [ANA, 6], right: [CARLA, 0] } as const, { left: [CARLA, 0], right: [ANA, 7] } as const];
    for (const where of cutting) expectRefused(pad, byCarla(gone(1), item(where, text("x"))), carla, "forbidden");
    const beside = item({ left: [CARLA, 0], right: [ANA, 6] }, text("x"));
    expect(pad.take(byCarla(gone(1), beside), carla)).toMatchObject({ ok: true });
    expect(draftOf(pad.doc)).toBe("Olá😀");
  });

  test("P30: any character may be written, one that marks the order of bytes, too", () => {
    const pad = writtenPad();
    expect(
      pad.take(byCarla(item({ root: DRAFT }, text("\u{feff}")), item({ left: [CARLA, 0] }, text("😀"))), carla).ok,
    ).toBe(true);
    expect(draftOf(pad.doc)).toContain("\u{feff}😀");
  });

  test("P30: a note once made is never made anew, after its removal either, nor twice in one update", () => {
    const pad = writtenPad();
    expect(pad.take(forge([], [deletion(ANA, [3, 1])]), ana)).toMatchObject({ ok: true, changedNotes: [NOTE] });
    expectRefused(pad, byCarla(item({ root: NOTES, key: NOTE }, note)), carla, "forbidden");
    const twice = item({ root: NOTES, key: OTHER_NOTE }, note);
    expectRefused(pad, byCarla(twice, twice), carla, "forbidden");
    // Known to the room from before the document, or the other way round.
    pad.authors.set(OTHER_NOTE, diego.id);
    expectRefused(pad, byCarla(twice), carla, "forbidden");
    pad.authors.clear();
    expectRefused(pad, byCarla(item({ root: NOTES, key: NOTE }, note)), carla, "forbidden");
  });

  test("P30: what is written into a note that a colleague has removed meanwhile is taken, and gone with it", () => {
    const pad = writtenPad();
    pad.take(forge([], [deletion(ANA, [3, 1])]), ana);
    const update = byCarla(
      item({ left: IN_NOTE }, text("já vi")),
      item({ within: NOTE_ITSELF }, text("eu também")),
      item({ left: [CARLA, 4], right: [ANA, 5] }, text("!")),
      item({ left: [ANA, 2] }, text(", Rita")),
    );
    expect(pad.take(update, carla)).toMatchObject({ ok: true, changedNotes: [] });
    expect([draftOf(pad.doc), notesOf(pad.doc)]).toEqual(["Olá, Rita", []]);
  });

  test("P30: what was removed again before it was sent is taken: the gone, the deleted, and notes made in vain", () => {
    const pad = writtenPad();
    const update = byCarla(
      item({ root: NOTES, key: OTHER_NOTE }, deleted(1)),
      gone(5),
      item({ within: [CARLA, 0] }, text("tarde")),
      item({ left: [CARLA, 3], right: IN_NOTE }, text("demais")),
      item({ left: [ANA, 2] }, deleted(9)),
      item({ left: [CARLA, 25] }, text("!")),
    );
    expect(pad.take(update, carla)).toMatchObject({ ok: true, madeNotes: [OTHER_NOTE], changedNotes: [] });
    expect([draftOf(pad.doc), notesOf(pad.doc)]).toEqual(["Olá!", [{ id: NOTE, text: "oi" }]]);
  });
});

describe("where an update writes", () => {
  const at = (clock: number) => [ANA, clock] as const;

  test.each([
    ["between a character and itself", [item({ left: at(1), right: at(1) }, text("x"))]],
    ["between a character and one before it", [item({ left: at(2), right: at(0) }, text("x"))]],
    [
      "between two of its own the wrong way round",
      [
        item({ left: at(0), right: at(1) }, text("a")),
        item({ left: at(1), right: at(2) }, text("b")),
        item({ left: [CARLA, 1], right: [CARLA, 0] }, text("c")),
      ],
    ],
  ])("P30: %s, which is elsewhere in every copy, is forbidden; the room reads the pad again", (_, structs) => {
    const pad = writtenPad();
    const verdict = pad.take(forge([section(CARLA, 0, ...structs)]), carla);
    expect(verdict).toEqual({ ok: false, reason: "forbidden", isSpoiled: true });
    expect(draftOf(pad.reloaded())).toBe("Olá");
  });

  test("P30: where others have written meanwhile is nobody's fault", () => {
    const pad = writtenPad();
    const between = item({ left: at(0), right: at(1) }, text("!"));
    for (const client of [300, 200, 400]) expect(pad.take(forge([section(client, 0, between)]), carla).ok).toBe(true);
    expect(draftOf(pad.doc)).toBe("O!!!lá");
  });
});

describe("whose an update is", () => {
  const mark = item({ root: DRAFT }, text("x"));

  test("P30: nobody's client id becomes the sender's, and is foreign to others from then on", () => {
    const pad = writtenPad();
    expect(pad.take(forge([section(CARLA, 0, mark)]), carla)).toMatchObject({ ok: true, newClients: [CARLA] });
    expect(pad.take(forge([section(CARLA, 1, mark)]), carla)).toMatchObject({ ok: true, newClients: [] });
    expectRefused(pad, forge([section(CARLA, 2, mark)]), diego, "foreign");
  });

  test("P30: writing under a colleague's client id is refused, amid one's own, too", () => {
    const pad = writtenPad();
    expectRefused(pad, forge([section(ANA, 6, mark)]), carla, "foreign");
    expectRefused(pad, forge([section(CARLA, 0, mark), section(ANA, 6, mark)]), carla, "foreign");
    expectRefused(pad, forge([section(CARLA, 0, mark), section(ANA, 6, gone(1))]), carla, "foreign");
  });

  test("P30: repeating what a colleague wrote adds nothing under their client id, and changes it in nothing", () => {
    const pad = writtenPad();
    const before = Buffer.from(pad.state);
    expect(pad.take(pad.state, carla)).toMatchObject({ ok: true, update: null, newClients: [], madeNotes: [] });
    const lies = forge([section(ANA, 0, item({ root: "evil" }, text("Adeus")), item({ left: [ANA, 1] }, text("!")))]);
    expect(pad.take(lies, carla)).toMatchObject({ ok: true, update: null });
    expect([Buffer.from(pad.state), pad.kept.length]).toEqual([before, 1]);
  });

  test("P30: of an update that is known in part, only the rest is kept", () => {
    const pad = writtenPad();
    const repeated = forge([
      section(ANA, 0, item({ root: DRAFT }, text("Ei!")), gone(3), item({ left: [ANA, 2] }, text("?"))),
    ]);
    const verdict = pad.take(repeated, ana);
    expect(verdict).toMatchObject({ ok: true, newClients: [], madeNotes: [] });
    expect(verdict.ok && verdict.update).toEqual(forge([section(ANA, 6, item({ left: [ANA, 2] }, text("?")))]));
    expect(draftOf(pad.doc)).toBe("Olá?");
    expectRefused(pad, forge([section(ANA, 0, skip(7), item({ root: "evil" }, text("?")))]), ana, "forbidden");
  });
});

describe("what an update builds upon", () => {
  const more = item({ root: DRAFT }, text("x"));

  test.each([
    ["its client's first struct", forge([section(CARLA, 1, more)])],
    ["what its client wrote before", forge([section(CARLA, 0, more, skip(2), more)])],
    ["what is to its left", forge([section(CARLA, 0, item({ left: [ANA, 6] }, text("x")))])],
    ["what is to its right", forge([section(CARLA, 0, item({ right: [999, 0] }, text("x")))])],
    ["the note that it is in", forge([section(CARLA, 0, item({ within: [999, 0] }, text("x")))])],
    ["what its client writes later", forge([section(CARLA, 0, item({ left: [CARLA, 1] }, text("x")), more)])],
    ["itself", forge([section(CARLA, 0, item({ right: [CARLA, 0] }, text("x")))])],
    ["what it deletes", forge([], [deletion(ANA, [5, 2])])],
    ["a client whose text it deletes", forge([section(CARLA, 0, more)], [deletion(999, [0, 1])])],
    [
      "anything but each other",
      forge([
        section(CARLA + 1, 0, item({ left: [CARLA, 0] }, text("x"))),
        section(CARLA, 0, item({ left: [CARLA + 1, 0] }, text("x"))),
      ]),
    ],
  ])("P30: an update that lacks %s is refused as missing, and nothing waits for it", (_, update) => {
    expectRefused(writtenPad(), update, carla, "missing");
  });

  test("P30: an update may build upon itself, in whatever order it tells", () => {
    const pad = writtenPad();
    const [old, recent] = [CARLA, CARLA + 1];
    const update = forge(
      [
        section(recent, 0, item({ left: [old, 0] }, text("b")), item({ left: [old, 1] }, text("d"))),
        section(old, 0, item({ left: [ANA, 2] }, text("a")), item({ left: [recent, 0] }, text("c"))),
      ],
      [deletion(recent, [1, 1])],
    );
    expect(pad.take(update, carla)).toMatchObject({ ok: true, newClients: [recent, old] });
    expect(draftOf(pad.doc)).toBe("Oláabc");
  });
});

describe("what is no update", () => {
  const good = () => [...forge([section(CARLA, 0, item({ root: DRAFT }, text("x")))], [deletion(ANA, [0, 1])])];
  const v2 = (): Uint8Array => {
    const doc = new Y.Doc();
    doc.getText(DRAFT).insert(0, "x");
    return Y.encodeStateAsUpdateV2(doc);
  };
  const huge = uint(2 ** 32 - 1);

  test.each<[string, ArrayLike<number>]>([
    ["nothing", []],
    ["an update in Yjs' other encoding", v2()],
    ["an update and more", [...good(), 0]],
    ["a number without end", [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]],
    ["numbers beyond what Yjs counts", forge([section(2 ** 32, 0, item({ root: DRAFT }, text("x")))])],
    ["more clients than bytes", [...huge, 0, 0]],
    ["more structs than bytes", [1, ...huge, CARLA, 1, 0, 0, 1, 0]],
    ["more deletions than bytes", [0, 1, 5, ...huge, 0, 1]],
    ["a text longer than the update", forge([section(CARLA, 0, [4, 1, ...string(DRAFT), ...huge, 120])])],
    ["text that is no UTF-8", forge([section(CARLA, 0, item({ root: DRAFT }, { kind: 4, bytes: [2, 0xc3, 0x28] }))])],
    ["an empty text", forge([section(CARLA, 0, item({ root: DRAFT }, text("")))])],
    ["an empty deletion", forge([], [deletion(ANA, [0, 0])])],
    ["nothing deleted", forge([section(CARLA, 0, item({ root: DRAFT }, deleted(0)))])],
    ["nothing gone", forge([section(CARLA, 0, gone(0))])],
    ["a client without structs", forge([section(CARLA, 0)])],
    ["a client twice", forge([section(CARLA, 0, gone(1)), section(CARLA, 1, gone(1))])],
    ["clocks that overflow", forge([section(CARLA, 0, gone(2 ** 31), gone(2 ** 31))])],
    ["deletions that overflow", forge([], [deletion(ANA, [0, 2 ** 32 - 1])])],
    ["a parent that is neither root nor struct", forge([section(CARLA, 0, [4, 2, ANA, 3, ...string("x")])])],
    ["content that Yjs does not know", forge([section(CARLA, 0, item({ root: DRAFT }, { kind: 11, bytes: [1] }))])],
    ["what is gone, told as a struct", forge([section(CARLA, 0, [0x80, ...uint(ANA), 0, 1])])],
  ])("P30: %s is malformed", (_, bytes) => {
    expectRefused(writtenPad(), new Uint8Array(bytes as ArrayLike<number>), carla, "malformed");
  });

  test("P30: an update cut short anywhere is malformed", () => {
    const pad = writtenPad();
    for (let length = 0; length < good().length; length += 1) {
      expectRefused(pad, new Uint8Array(good().slice(0, length)), carla, "malformed");
    }
    expect(pad.take(new Uint8Array(good()), carla).ok).toBe(true);
  });
});
