import { setTimeout as sleep } from "node:timers/promises";
import { startStage } from "../live/stage.ts";
import { childrenCalled, takenBy } from "../support/process.ts";
import { median, percentile } from "../support/statistics.ts";

/** What was seen within a while: lags in milliseconds, memory of workerd in bytes. */
export type Sample = { atMs: number; sent: number; p50: number; p99: number; bytes: number };

export type Soaked = {
  minutes: number;
  /** Messages a second that were sent, and the most that was measured before; null when the rate was given. */
  rate: number;
  most: number | null;
  samples: Sample[];
  /** What the requests that failed said. */
  errors: string[];
  sent: number;
  stored: number;
  /** What the agent who heard least has heard, and who heard most. */
  heard: { least: number; most: number };
};

const AGENTS = 20;
const SAMPLES = 60;
const SHORTEST_SAMPLE_MS = 2_000;
/** How many may be under way when the machine falls behind; then it is overloaded, and the lags show it. */
const MOST_IN_FLIGHT = 256;

type Options = { minutes: number; rate: number | null; tell: (line: string) => void };

export const soak = async ({ minutes, rate: given, tell }: Options): Promise<Soaked> => {
  const stage = await startStage({ conversations: 10_000, agents: AGENTS, hasFloor: false });
  try {
    await stage.admit(AGENTS);
    const [pid] = childrenCalled("workerd");
    if (pid === undefined) throw new Error("workerd does not run");
    await stage.throughput("ours", 3_000);
    const most =
      given === null ? median([await stage.throughput("ours", 4_000), await stage.throughput("ours", 4_000)]) : null;
    const rate = given ?? most! / 2;
    tell(`${rate.toFixed(0)} messages a second for ${minutes} minutes`);
    const before = await stage.counts();
    const errors: string[] = [];
    const samples: Sample[] = [];
    const start = performance.now();
    const length = Math.max(SHORTEST_SAMPLE_MS, (minutes * 60_000) / SAMPLES);
    let lags: number[] = [];
    let sent = 0;
    let inFlight = 0;
    while (performance.now() - start < minutes * 60_000) {
      const due = Math.floor(((performance.now() - start) / 1_000) * rate);
      for (; sent < due && inFlight < MOST_IN_FLIGHT; sent += 1) {
        inFlight += 1;
        void stage
          .lag()
          .then((ms) => lags.push(ms))
          .catch((error: unknown) => errors.push(String(error)))
          .finally(() => (inFlight -= 1));
      }
      await sleep(5);
      const atMs = performance.now() - start;
      if (atMs < (samples.length + 1) * length || lags.length === 0) continue;
      const sample = { atMs, sent, p50: percentile(lags, 0.5), p99: percentile(lags, 0.99), bytes: takenBy(pid).bytes };
      samples.push(sample);
      lags = [];
      tell(lineOf(sample, errors.length));
    }
    while (inFlight > 0) await sleep(20);
    const after = await stage.counts();
    const heard = { least: after.heard.least - before.heard.least, most: after.heard.most - before.heard.most };
    return { minutes, rate, most, samples, errors, sent, stored: after.stored - before.stored, heard };
  } finally {
    await stage.stop();
  }
};

const lineOf = ({ atMs, sent, p50, p99, bytes }: Sample, errors: number): string =>
  `${(atMs / 60_000).toFixed(1)} min: ${sent} sent, ${errors} failed, lag ${p50.toFixed(0)} ms (p99 ${p99.toFixed(0)} ms), ` +
  `${(bytes / 1e6).toFixed(0)} MB`;
