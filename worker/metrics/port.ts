import type { Metric } from "#shared/model/metrics.ts";

/** Where it is noted how the product fares. Nothing here fails or waits. */
export type Metrics = {
  /** Something of the company's took so many milliseconds; `times` of a kind at once. */
  took: (metric: Metric, companyId: string, ms: number, times?: number) => void;
  /** Something of a provider's was not understood. */
  deadLetter: (companyId: string) => void;
  /** Writes down what was counted since the last time, if that was long ago or `isUrgent`. Never rejects. */
  save: (isUrgent?: boolean) => Promise<void>;
};
