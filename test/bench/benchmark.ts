/** Tells what is being done, a line each, while it takes long. */
export type Tell = (line: string) => void;

export type Unit = "ms" | "per second" | "bytes" | "kB" | "MB" | "rows" | "requests" | "frames";

/** What a figure is held to: itself, or its ratio to the floor or the peer that was measured beside it. */
export type Limit = { of: "value" | "ratio"; atLeast: number } | { of: "value" | "ratio"; atMost: number };

/** One measured figure of Prosa's, a line of the table. */
export type Figure = {
  /** What was measured, and under which load: "32 in flight". */
  what: string;
  unit: Unit;
  /** The median of the rounds. */
  ours: number;
  /** The same of what it is compared with, measured in turn with ours in the same run. */
  other?: { name: string; value: number };
  /** Figures without a limit are told, and not judged. */
  limit?: Limit;
};

/** One row of the plan of measurements: `npm run bench -- NAME`. */
export type Benchmark = {
  name: string;
  /** What is measured, against what, and how often: a sentence or two for docs/performance.md. */
  how: string;
  run: (tell: Tell) => Promise<Figure[]>;
};
