import { describe, expect, it } from "vitest";
import type { ConversationState } from "#shared/model/conversation.ts";
import type { Access } from "#shared/model/team.ts";
import { explain, SIGHT_TABLE, sight, type Sight } from "#shared/policy/sight.ts";
import { idOf, type Person, VENDAS, viewer } from "../../support/shared/people.ts";

/** Design §4 again, by hand. Columns: the attendant, the supervisor, another member, others in the company. */
const TABLE: readonly [Access, ConversationState, Sight | "–", Sight, Sight, Sight][] = [
  ["everyone", "queued", "–", "queue", "queue", null],
  ["everyone", "open", "mine", "others", "others", null],
  ["everyone", "concluded", "concluded", "concluded", "concluded", "concluded"],
  ["team", "queued", "–", "queue", "queue", null],
  ["team", "open", "mine", "others", "others", null],
  ["team", "concluded", "concluded", "concluded", "concluded", null],
  ["attendant", "queued", "–", "queue", "queue", null],
  ["attendant", "open", "mine", "others", null, null],
  ["attendant", "concluded", "concluded", "concluded", null, null],
];

/** Carla attends, Bruno supervises, Diego is another member, Elisa and the administrator Ana are not of the team. */
const COLUMNS: readonly [Person, "attendant" | "supervisor" | "member" | "company", 2 | 3 | 4 | 5][] = [
  ["carla", "attendant", 2],
  ["bruno", "supervisor", 3],
  ["diego", "member", 4],
  ["elisa", "company", 5],
  ["ana", "company", 5],
];

describe.each(TABLE)("a conversation of a team with access %s that is %s", (...row) => {
  const [access, state] = row;
  const attendantId = state === "queued" ? null : idOf("carla");
  const conversation = { teamId: VENDAS, state, attendantId, access };
  const cells = COLUMNS.filter(([, , column]) => row[column] !== "–");

  it.each(cells)("shows to %s, as its %s, where the table says", (person, relation, column) => {
    expect(sight(viewer(person), conversation)).toBe(row[column]);
    expect(explain(viewer(person), conversation)).toMatchObject({
      row: { access, state },
      relation,
      sight: row[column],
    });
  });

  it("shows to a supervisor who attends it as to its attendant", () => {
    const attended = { ...conversation, attendantId: state === "queued" ? null : idOf("bruno") };
    expect(sight(viewer("bruno"), attended)).toBe(state === "queued" ? row[3] : row[2]);
  });

  it("gives responsibility without membership nothing of its own", () => {
    const left = { ...conversation, attendantId: idOf("elisa") };
    expect(sight(viewer("elisa"), left)).toBe(row[5]);
  });
});

it("has each row of the table once", () => {
  expect(SIGHT_TABLE.map((it) => `${it.access} ${it.state}`).sort()).toEqual(TABLE.map(([a, s]) => `${a} ${s}`).sort());
});
