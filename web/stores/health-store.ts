import type { OpenReplica } from "./follow.ts";
import { OFFLINE } from "./paged.ts";
import type { HealthStore } from "./prosa.ts";

/** How the product fares. It is asked anew each time and never kept. */
export const createHealthStore = (replica: OpenReplica): HealthStore => ({
  metrics: async () => (await replica()?.metrics()) ?? OFFLINE,
});
