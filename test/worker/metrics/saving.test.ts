import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { bucketOf, emptyHistogram } from "#shared/model/metrics.ts";
import { metricsOf } from "../../../worker/metrics/metrics.ts";
import type { Metrics } from "../../../worker/metrics/port.ts";
import { createTally } from "../../../worker/metrics/tally.ts";
import { metered, noUsage, type Usage } from "../../../worker/store/metered.ts";
import { hoursSince } from "../../../worker/store/metrics.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";

const HOUR = 3_600_000;
const NINE = Date.UTC(2026, 10, 21, 9);

let loja: Company;
let padaria: Company;
let now: number;
let usage: Usage;
let points: AnalyticsEngineDataPoint[];
let isDown: boolean;
let metrics: Metrics;
beforeEach(async () => {
  [loja, padaria] = await Promise.all([foundCompany(), foundCompany()]);
  now = NINE + 60_000;
  usage = noUsage();
  points = [];
  isDown = false;
  const counted = metered(env.DB, usage, () => now);
  const d1 = new Proxy(counted, {
    get: (target, key) => {
      if (isDown && key === "batch") return () => Promise.reject(new Error("D1_ERROR: down"));
      return Reflect.get(target, key);
    },
  });
  const dataset = { writeDataPoint: (point?: AnalyticsEngineDataPoint) => void points.push(point!) };
  metrics = metricsOf({ d1, tally: createTally(), now: () => now, dataset });
});

const known = async (company: Company, hour = NINE) =>
  (await hoursSince(env.DB, company.id, 0)).find((it) => it.hour === hour)?.histograms;
const histogramOf = (...took: number[]) => {
  const histogram = emptyHistogram();
  for (const ms of took) histogram[bucketOf(ms)]! += 1;
  return histogram;
};

it("the first is written at once, what follows within a minute together, a row a company", async () => {
  metrics.took("ingest_lag", loja.id, 40);
  await metrics.save();
  expect(await known(loja)).toMatchObject({ ingest_lag: histogramOf(40), room_lag: emptyHistogram() });
  expect(usage).toMatchObject({ batches: 1, rowsWritten: 1 });
  for (let times = 0; times < 500; times += 1) {
    metrics.took("ingest_lag", loja.id, 40);
    metrics.took("room_lag", padaria.id, 700);
    await metrics.save();
  }
  expect(usage.batches).toBe(1);
  now += 60_000;
  await metrics.save();
  expect(usage).toMatchObject({ batches: 2, rowsWritten: 3 });
  expect((await known(loja))!.ingest_lag[bucketOf(40)]).toBe(501);
  expect((await known(padaria))!.room_lag[bucketOf(700)]).toBe(500);
});

it("what is counted is added, by metric, by bucket and by hour, whichever isolate has counted it", async () => {
  const other = metricsOf({ d1: env.DB, tally: createTally(), now: () => now, dataset: null });
  metrics.took("delivery_age", loja.id, 40, 3);
  metrics.took("outbox_age", loja.id, 90_000);
  other.took("delivery_age", loja.id, 40, 2);
  other.took("delivery_age", loja.id, 4_000);
  await Promise.all([metrics.save(), other.save()]);
  now += HOUR;
  metrics.took("delivery_age", loja.id, 40);
  await metrics.save();
  expect(await known(loja)).toMatchObject({
    delivery_age: histogramOf(40, 40, 40, 40, 40, 4_000),
    outbox_age: histogramOf(90_000),
  });
  expect(await known(loja, NINE + HOUR)).toMatchObject({ delivery_age: histogramOf(40), outbox_age: emptyHistogram() });
});

it("a sweep writes what there is, however short ago the last was written; nothing is written of nothing", async () => {
  metrics.took("ingest_lag", loja.id, 40);
  await metrics.save();
  metrics.took("ingest_lag", loja.id, 40);
  await metrics.save(true);
  await metrics.save(true);
  expect(usage.batches).toBe(2);
  expect((await known(loja))!.ingest_lag).toEqual(histogramOf(40, 40));
});

it("what the database did not take goes with the next; nobody hears of it", async () => {
  metrics.took("ingest_lag", loja.id, 40);
  isDown = true;
  await metrics.save();
  isDown = false;
  metrics.took("ingest_lag", loja.id, 40);
  await metrics.save(true);
  expect((await known(loja))!.ingest_lag).toEqual(histogramOf(40, 40));
});

it("every single one is a data point: the company, the name, the milliseconds and how many", () => {
  metrics.took("room_lag", loja.id, 12, 3);
  metrics.deadLetter(padaria.id);
  expect(points).toEqual([
    { indexes: [loja.id], blobs: ["room_lag"], doubles: [12, 3] },
    { indexes: [padaria.id], blobs: ["dead_letter"], doubles: [0, 1] },
  ]);
});

it("a dataset that takes no more does not break what is measured", async () => {
  const dataset = {
    writeDataPoint: () => {
      throw new Error("too many data points");
    },
  };
  const limited = metricsOf({ d1: env.DB, tally: createTally(), now: () => now, dataset });
  limited.took("ingest_lag", loja.id, 40);
  await limited.save();
  expect((await known(loja))!.ingest_lag).toEqual(histogramOf(40));
});
