import type { Patch } from "./engine/load-hooks.ts";
import type { Options } from "./options.ts";
import { REGRESSIONS } from "./regressions.ts";
import { type Happening, scenarioOf } from "./scenario.ts";
import { say } from "./say.ts";
import { shrink } from "./shrink.ts";
import { type Outcome, simulate } from "./simulate.ts";
import { readSchema } from "./world/d1.ts";
import { loadProduct } from "./world/product.ts";

/** How often a failing run is played again to find out what it does not need. */
const SHRINK_TRIES = 150;
const PROGRESS_EVERY = 25;

type Run = { name: string; seed: number; happenings: readonly Happening[] };

const runsOf = ({ from, seeds, ops, without, regressions }: Options): Run[] =>
  regressions
    ? REGRESSIONS.map((it) => ({ ...it, name: it.what }))
    : Array.from({ length: seeds }, (_, at) => ({
        name: `seed ${from + at}`,
        seed: from + at,
        happenings: scenarioOf(from + at, ops).filter((it) => !without.has(it.op)),
      }));

/** Plays the runs that are asked for and says how they went; whether every one held. */
export const play = async (options: Options, patches: readonly Patch[]): Promise<boolean> => {
  const product = await loadProduct();
  const schema = readSchema(patches);
  const began = process.hrtime.bigint();
  const seconds = (): string => (Number(process.hrtime.bigint() - began) / 1e9).toFixed(1);
  const run = (seed: number, happenings: readonly Happening[], isTraced: boolean): Promise<Outcome> =>
    simulate({ product, schema, seed, happenings, isTraced });

  let failed = 0;
  let steps = 0;
  let played = 0;
  const runs = runsOf(options);
  for (const { name, seed, happenings } of runs) {
    const outcome = await run(seed, happenings, options.trace);
    played += 1;
    steps += outcome.steps;
    if (options.trace) say(`${outcome.trace.join("\n")}\n`);
    if (outcome.violation) {
      failed += 1;
      say(`${name}: ${outcome.violation.detail}`);
      if (options.first) break;
      if (!options.trace && !options.regressions) await explain(seed, happenings, outcome);
    }
    if (options.twice && (await run(seed, happenings, false)).hash !== outcome.hash) {
      failed += 1;
      say(`${name}: was not the same when it was played again`);
    }
    if (played % PROGRESS_EVERY === 0) say(`${played} of ${runs.length}, ${failed} failed, ${seconds()} s`);
  }
  say(`${played} played in ${seconds()} s, ${steps} steps: ${failed === 0 ? "all held" : `${failed} failed`}`);
  return failed === 0;

  async function explain(seed: number, happenings: readonly Happening[], outcome: Outcome): Promise<void> {
    const wanted = kindOf(outcome);
    const fails = async (some: readonly Happening[]) => kindOf(await run(seed, some, false)) === wanted;
    const few = await shrink(happenings, fails, SHRINK_TRIES);
    const { trace, violation } = await run(seed, few, true);
    const told = trace.filter((it) => /^[\d.]+ (—|rest)|: (fail|lost|crash|crash_after|slow|twice)$/.test(it));
    say(`  needs ${few.length} of ${happenings.length} happenings:\n  ${told.join("\n  ")}\n  ${violation?.detail}`);
    say(`  again: npm run sim -- --seed ${seed} --ops ${options.ops} --trace`);
    say(`  as a regression: { seed: ${seed}, happenings: ${JSON.stringify(few)} },`);
  }
};

/** What went wrong, without whom it happened to. */
const kindOf = ({ violation }: Outcome): string | undefined =>
  violation?.detail.replace(/⟦.*?⟧|\[.*\]|\b[A-Z]\w*\d[\d.]*|[\w-]*\d[\w-]*/g, "…");
