import type { Figure } from "../benchmark.ts";

/** A row of the plan as it was measured; without figures, and with the error, where it broke. */
export type Measured = { name: string; how: string; seconds: number; figures: Figure[]; error?: string };

/** What `test-results/bench.json` holds. */
export type Results = { at: string; measured: Measured[] };
