import { beforeEach, describe, expect, it } from "vitest";
import { type Gather, gatherer } from "../../../worker/services/gather.ts";

const MARIA = { name: "the channel to which Maria writes" };
const OTHER = { name: "another channel" };

/** A clock that stands until it is told. */
let now: number;
let sleeping: { until: number; wake: () => void }[];
const sleep = (ms: number) => new Promise<void>((wake) => void sleeping.push({ until: now + ms, wake }));
/** Time passes, and whoever sleeps so long goes on. */
const pass = async (ms: number) => {
  now += ms;
  const [woken, asleep] = [sleeping.filter((it) => it.until <= now), sleeping.filter((it) => it.until > now)];
  sleeping = asleep;
  for (const it of woken) it.wake();
  await new Promise((resolve) => setTimeout(resolve));
};

/** What was stored together, in order; each store ends as the test says, and a moment passes in which that is seen. */
type Stored = {
  rows: readonly string[];
  end: (left?: readonly string[]) => Promise<void>;
  fail: () => Promise<void>;
};
let stores: Stored[];
const store = (rows: readonly string[]) =>
  new Promise<readonly string[]>((resolve, reject) => {
    const then = (end: () => void) => async () => {
      end();
      await pass(0);
      await pass(10);
    };
    stores.push({
      rows,
      end: (left = []) => then(() => resolve(left))(),
      fail: then(() => reject(new Error("cannot be stored"))),
    });
  });
const stored = () => stores.map((it) => it.rows);

let gather: Gather<object, string>;
const bring = (rows: readonly string[], { to = MARIA, chars = 1 } = {}) => gather(to, { rows, chars }, store);
/** Somebody comes, and has begun to store. */
const begin = async (rows: readonly string[], { chars = 1 } = {}) => {
  const answer = bring(rows, { chars });
  await pass(0);
  return { answer };
};

beforeEach(() => {
  now = 0;
  sleeping = [];
  stores = [];
  gather = gatherer<object, string>({ maxChars: 10, now: () => now, sleep });
});

it("who comes alone is stored at once, time after time", async () => {
  const first = await begin(["oi"]);
  await stores[0]!.end();
  expect(await first.answer).toEqual([]);
  await begin(["tudo bem?"]);
  expect(stored()).toEqual([["oi"], ["tudo bem?"]]);
});

it("those who come in the same moment are stored together", async () => {
  void bring(["um"]);
  await begin(["dois"]);
  expect(stored()).toEqual([["um", "dois"]]);
});

it("those who come meanwhile are stored together, in the order in which they came", async () => {
  await begin(["um"]);
  void bring(["dois", "três"]);
  void bring(["quatro"]);
  expect(stored()).toEqual([["um"]]);
  await stores[0]!.end();
  expect(stored()).toEqual([["um"], ["dois", "três", "quatro"]]);
});

it("nobody waits for what another channel brings", async () => {
  await begin(["um"]);
  void bring(["dois"], { to: OTHER });
  await pass(0);
  expect(stored()).toEqual([["um"], ["dois"]]);
});

it("each is told which of their own rows are left", async () => {
  const { answer } = await begin(["um"]);
  const others = [bring(["dois", "três"]), bring(["quatro"])];
  await stores[0]!.end(["um"]);
  await stores[1]!.end(["três", "quatro"]);
  expect(await Promise.all([answer, ...others])).toEqual([["um"], ["três"], ["quatro"]]);
});

it("no more are stored together than may be", async () => {
  await begin(["um"]);
  for (const it of ["dois", "três", "quatro"]) void bring([it], { chars: 4 });
  await stores[0]!.end();
  await stores[1]!.end();
  expect(stored()).toEqual([["um"], ["dois", "três"], ["quatro"]]);
});

it("one that is larger than that is stored all the same, alone", async () => {
  await begin(["um"], { chars: 11 });
  void bring(["dois"]);
  expect(stored()).toEqual([["um"]]);
  await stores[0]!.end();
  expect(stored()).toEqual([["um"], ["dois"]]);
});

describe("what cannot be stored", () => {
  it("is told to whoever brought it", async () => {
    const { answer } = await begin(["um"]);
    await Promise.all([expect(answer).rejects.toThrow("cannot be stored"), stores[0]!.fail()]);
    await begin(["dois"]);
    expect(stored()).toEqual([["um"], ["dois"]]);
  });

  it("keeps nobody else from it: each is to bring theirs anew", async () => {
    const { answer } = await begin(["um"]);
    const others = [bring(["dois"]), bring(["três"])];
    await stores[0]!.end();
    await stores[1]!.fail();
    expect(await Promise.all([answer, ...others])).toEqual([[], null, null]);
  });
});

describe("who waits for somebody that is gone", () => {
  it("stores for all who wait once five seconds have passed", async () => {
    await begin(["um"]);
    await pass(1_000);
    const others = [bring(["dois"]), bring(["três"])];
    await pass(3_999);
    expect(stored()).toEqual([["um"]]);
    await pass(2);
    expect(stored()).toEqual([["um"], ["dois", "três"]]);
    await stores[1]!.end(["três"]);
    expect(await Promise.all(others)).toEqual([[], ["três"]]);
  });

  it("keeps the line when that one ends after all", async () => {
    await begin(["um"]);
    await pass(1_000);
    void bring(["dois"]);
    await pass(4_000);
    expect(stored()).toEqual([["um"], ["dois"]]);
    void bring(["três"]);
    await stores[0]!.end();
    expect(stored()).toEqual([["um"], ["dois"]]);
  });

  it("brings anew, alone, what they had taken", async () => {
    await begin(["um"]);
    void bring(["dois"]);
    const taken = bring(["três"]);
    await stores[0]!.end();
    expect(stored()).toEqual([["um"], ["dois", "três"]]);
    await pass(5_000);
    expect(await taken).toBeNull();
  });
});
