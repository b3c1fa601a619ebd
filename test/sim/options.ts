import { parseArgs } from "node:util";

export type Options = {
  seeds: number;
  from: number;
  ops: number;
  /** Kinds of happenings to leave out. */
  without: ReadonlySet<string>;
  trace: boolean;
  /** Stop at the first seed that fails, and do not shrink it. */
  first: boolean;
  /** The product is loaded with the fault of that name. */
  fault: string | null;
  /** Plays every fault. */
  faults: boolean;
  /** Plays the regressions instead of seeds. */
  regressions: boolean;
  /** Plays each seed twice: both runs must be one and the same. */
  twice: boolean;
};

/** What the command line asks for. */
export const readOptions = (args: string[]): Options => {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: "string", default: "100" },
      from: { type: "string", default: "1" },
      seed: { type: "string" },
      ops: { type: "string", default: "80" },
      without: { type: "string", default: "" },
      trace: { type: "boolean", default: false },
      first: { type: "boolean", default: false },
      fault: { type: "string" },
      faults: { type: "boolean", default: false },
      regressions: { type: "boolean", default: false },
      twice: { type: "boolean", default: false },
    },
  });
  return {
    seeds: values.seed ? 1 : whole(values.seeds),
    from: whole(values.seed ?? values.from),
    ops: whole(values.ops),
    without: new Set(values.without.split(",")),
    trace: values.trace,
    first: values.first,
    fault: values.fault ?? null,
    faults: values.faults,
    regressions: values.regressions,
    twice: values.twice,
  };
};

const whole = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is no whole number above 0`);
  return number;
};
