import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { pokeCoalescer, type Poked } from "../../../worker/rooms/coalesce.ts";
import type { Rooms } from "../../../worker/rooms/port.ts";

const [company, vendas, vip] = [newId(), teamScope(newId()), teamScope(newId())];

let now: number;
let poked: Poked[];
/** Ends the poke that a room has been busy with for longest. */
let waiting: { seqs: number[]; end: (isReached: boolean) => void }[];
let poke: (scope: typeof vendas, ...seqs: number[]) => Promise<void>;
beforeEach(() => {
  now = 1_000;
  poked = [];
  waiting = [];
  const rooms = {
    poke: (_scope, rows) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const end = (isReached: boolean) => (isReached ? resolve() : reject(new Error("no room")));
      waiting.push({ seqs: rows.map((it) => it.seq), end });
      return promise;
    },
  } as Pick<Rooms, "poke"> as Rooms;
  const coalesced = pokeCoalescer(() => now);
  poke = (scope, ...seqs) =>
    coalesced(
      rooms,
      seqs.map((seq) => ({ scope, companyId: company, row: { seq } as LogRow })),
      (it) => poked.push(it),
    );
});

it("what is committed while a poke is under way goes with the next, in order, and has lagged since it was committed", async () => {
  const first = poke(vendas, 1);
  now += 30;
  await poke(vendas, 3);
  await poke(vendas, 2);
  expect(waiting.map((it) => it.seqs)).toEqual([[1]]);
  now += 20;
  waiting[0]!.end(true);
  await expect.poll(() => waiting.map((it) => it.seqs)).toEqual([[1], [2, 3]]);
  now += 5;
  waiting[1]!.end(true);
  await first;
  const of = { scope: vendas, companyId: company, isTold: true };
  expect(poked).toEqual([
    { ...of, rows: 1, ms: 50, lagMs: 50 },
    { ...of, rows: 2, ms: 5, lagMs: 25 },
  ]);
});

it("scopes do not wait for each other; a room that cannot be reached is told of as such", async () => {
  const both = Promise.all([poke(vendas, 1), poke(vip, 1)]);
  expect(waiting).toHaveLength(2);
  waiting[0]!.end(false);
  waiting[1]!.end(true);
  await both;
  expect(poked.map(({ scope, isTold }) => [scope, isTold])).toEqual([
    [vendas, false],
    [vip, true],
  ]);
});
