import type { Benchmark } from "./benchmark.ts";
import { batch } from "./batch/batch.ts";
import { cost } from "./cost/cost.ts";
import { growth } from "./growth/growth.ts";
import { ingest } from "./ingest/ingest.ts";
import { list } from "./list/list.ts";
import { live } from "./live/live.ts";
import { memory } from "./memory/memory.ts";
import { pads } from "./pads/pads.ts";
import { resume } from "./resume/resume.ts";

/** All rows of the plan of measurements, in the order in which they are run and shown. */
export const BENCHMARKS: readonly Benchmark[] = [ingest, batch, live, pads, resume, list, memory, growth, cost];
