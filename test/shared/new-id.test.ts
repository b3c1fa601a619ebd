import * as v from "valibot";
import { expect, test } from "vitest";
import { Id } from "#shared/ids.ts";
import { createNewId } from "#shared/new-id.ts";

const MOMENT = Date.UTC(2026, 10, 28, 12);
const full = (bytes: Uint8Array) => void bytes.fill(0xff);

test("an id is a UUIDv7 of the moment at which it was made", () => {
  const id = createNewId(() => MOMENT, full)();
  expect(v.is(Id, id)).toBe(true);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(MOMENT);
  expect([id[14], id[19]]).toEqual(["7", "b"]);
});

test("ids sort in the order in which they were made, within a millisecond and when the clock is set back", () => {
  const moments = [MOMENT, MOMENT, MOMENT, MOMENT + 1, MOMENT - 60_000, MOMENT - 60_000, MOMENT + 2];
  let turn = 0;
  const newId = createNewId(() => moments[turn++] ?? 0, full);
  const made = moments.map(() => newId());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
