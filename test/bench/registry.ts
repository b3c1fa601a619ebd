import type { Benchmark } from "./benchmark.ts";
import { batch } from "./batch/batch.ts";
import { cost } from "./cost/cost.ts";
import { growth } from "./growth/growth.ts";
import { heap } from "./heap/heap.ts";
import { ingest } from "./ingest/ingest.ts";
import { list } from "./list/list.ts";
import { live } from "./live/live.ts";
import { memory } from "./memory/memory.ts";
import { open } from "./open/open.ts";
import { pads } from "./pads/pads.ts";
import { paint } from "./paint/paint.ts";
import { resume } from "./resume/resume.ts";
import { size } from "./size/size.ts";
import { start } from "./start/start.ts";
import { type } from "./type/type.ts";

/** All rows of the plan of measurements, in the order in which they are run and shown. */
export const BENCHMARKS: readonly Benchmark[] = [
  ingest,
  batch,
  live,
  pads,
  resume,
  start,
  open,
  paint,
  list,
  type,
  size,
  cost,
  memory,
  heap,
  growth,
];
