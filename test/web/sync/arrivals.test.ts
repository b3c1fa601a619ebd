import { expect, test } from "vitest";
import type { Told } from "#shared/protocol/fact.ts";
import type { RoomFrame } from "#shared/protocol/frames.ts";
import { takeNext } from "../../../web/sync/arrivals.ts";
import { nextId } from "./support/people.ts";

const drops = (count: number): Told[] =>
  Array.from({ length: count }, () => ({ fact: "drop", id: nextId(), version: 1 }));
const facts = (to: number, told: Told[] = drops(1)) => ({ type: "facts" as const, to, facts: told });
const online: RoomFrame = { type: "online", userIds: [] };

test("facts that have come in a row are taken in as one frame, in their order, up to where the last one leads", () => {
  const [first, second, third] = [facts(1), facts(4), facts(5, [])];
  const arrived: RoomFrame[] = [first, second, third];
  expect(takeNext(arrived)).toEqual(facts(5, [...first.facts, ...second.facts]));
  expect(arrived).toEqual([]);
});

test("nothing is taken in before what came before it", () => {
  const [before, behind] = [facts(1), facts(2)];
  const arrived: RoomFrame[] = [before, online, behind];
  expect([takeNext(arrived), takeNext(arrived), takeNext(arrived), takeNext(arrived)]).toEqual([
    before,
    online,
    behind,
    undefined,
  ]);
});

test("so many facts are taken in at a time at most that nobody is kept waiting", () => {
  const arrived: RoomFrame[] = [facts(60, drops(60)), facts(64, drops(4)), facts(65)];
  expect(takeNext(arrived)).toMatchObject({ to: 64 });
  expect(takeNext(arrived)).toMatchObject({ to: 65 });
});

test("a frame of more facts than that is taken in as it came", () => {
  const long = facts(100, drops(100));
  const arrived: RoomFrame[] = [long, facts(101)];
  expect(takeNext(arrived)).toEqual(long);
});
