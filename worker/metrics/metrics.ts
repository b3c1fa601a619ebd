import { saveCounted } from "../store/metrics.ts";
import type { Metrics } from "./port.ts";
import type { Tally } from "./tally.ts";

export type MetricsParts = { d1: D1Database; tally: Tally; now: () => number; dataset: AnalyticsEngineDataset | null };

/**
 * Every single one into Workers Analytics Engine, which costs no row: index the company, blob 1 the name, double 1 the
 * milliseconds, double 2 how many. What the administrators' page shows is tallied and written to D1 now and then.
 */
export const metricsOf = ({ d1, tally, now, dataset }: MetricsParts): Metrics => {
  const write = (name: string, companyId: string, ms: number, times: number): void => {
    try {
      dataset?.writeDataPoint({ indexes: [companyId], blobs: [name], doubles: [ms, times] });
    } catch {
      // More than a request may write. What is measured must not suffer from it.
    }
  };
  return {
    took(metric, companyId, ms, times = 1) {
      write(metric, companyId, ms, times);
      tally.add(metric, companyId, ms, times, now());
    },

    // The page counts those that D1 keeps.
    deadLetter: (companyId) => write("dead_letter", companyId, 0, 1),

    async save(isUrgent = false) {
      const taken = tally.take(now(), isUrgent);
      if (taken.length === 0) return;
      try {
        await saveCounted(d1, taken);
      } catch {
        tally.giveBack(taken);
      }
    },
  };
};
