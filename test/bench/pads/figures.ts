import type { Figure } from "../benchmark.ts";
import { median, percentile } from "../support/statistics.ts";
import type { Measured } from "./measure.ts";

/** What the rounds of one server gave. */
export type Side = { name: string; rounds: readonly Measured[] };

type Row = {
  what: string;
  unit: Figure["unit"];
  of: (rounds: readonly Measured[]) => number;
  isMoreBetter?: boolean;
  limit?: Figure["limit"];
};

const ROWS: readonly Row[] = [
  { what: "edit → all have it, p50", unit: "ms", of: latency(0.5), limit: { of: "ratio", atMost: 1.1 } },
  { what: "edit → all have it, p99", unit: "ms", of: latency(0.99) },
  {
    what: "edits that reach all",
    unit: "per second",
    of: (rounds) => median(rounds.map((it) => it.editsPerSecond)),
    isMoreBetter: true,
    limit: { of: "ratio", atLeast: 1.5 },
  },
  { what: "catch-up after 1,000 edits offline", unit: "ms", of: (rounds) => median(rounds.map((it) => it.catchUp)) },
];

/** Ours beside each peer; the best of them is what we are held to. */
export const figuresOf = (size: string, ours: Side, peers: readonly Side[]): Figure[] =>
  ROWS.flatMap(({ what, unit, of, isMoreBetter, limit }) => {
    const others = peers.map(({ name, rounds }) => ({ name, value: of(rounds) }));
    const best = others.toSorted((one, other) => (isMoreBetter ? other.value - one.value : one.value - other.value))[0];
    return others.map((other) => ({
      what: `${size}: ${what}`,
      unit,
      ours: of(ours.rounds),
      other,
      ...(other === best && limit && { limit }),
    }));
  });

function latency(share: number): Row["of"] {
  return (rounds) =>
    percentile(
      rounds.flatMap((it) => it.latencies),
      share,
    );
}
