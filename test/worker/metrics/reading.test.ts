import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { bucketOf, countOf } from "#shared/model/metrics.ts";
import type { MetricsAnswer } from "#shared/protocol/health.ts";
import { readMetrics } from "../../../worker/services/read-metrics.ts";
import { saveCounted } from "../../../worker/store/metrics.ts";
import { accountOf } from "../../../worker/store/people.ts";
import { trimRecords } from "../../../worker/store/upkeep.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { run, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 21, 9, 30);
const NINE = Date.UTC(2026, 10, 21, 9);

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

const save = (of: Company, hour: number, ms: number, count: number) =>
  saveCounted(env.DB, [{ companyId: of.id, hour, metric: "ingest_lag", bucket: bucketOf(ms), count }]);

const read = async (at = NOW): Promise<MetricsAnswer> => {
  const { tools } = testTools();
  const { viewer } = (await accountOf(env.DB, company.people.ana))!;
  return readMetrics({ ...tools, now: () => at }, viewer);
};

const letter = (at: number, isReplayed = false) =>
  run(sql`insert into dead_letters (id, company_id, channel_id, body, error, at, replayed_at)
    values (${newId()}, ${company.id}, ${company.channel.id}, '', 'broken', ${at}, ${isReplayed ? at : null})`);

it("an administrator is told the last 24 hours and 7 days, oldest first, those without anything too", async () => {
  await save(company, NINE, 40, 2);
  await save(company, NINE - 23 * HOUR, 700, 1);
  await save(company, NINE - 24 * HOUR, 700, 4);
  await save(company, NINE - 6 * DAY, 700, 8);
  await save(company, NINE - 7 * DAY, 700, 16);
  const { hours, days } = await read();
  expect(hours.map((it) => it.at)).toEqual(Array.from({ length: 24 }, (_, index) => NINE - (23 - index) * HOUR));
  expect(days.map((it) => it.at)).toEqual(
    Array.from({ length: 7 }, (_, index) => Date.UTC(2026, 10, 21) - (6 - index) * DAY),
  );
  const counts = (spans: MetricsAnswer["hours"]) => spans.map((it) => countOf(it.histograms.ingest_lag));
  expect(counts(hours)).toEqual([1, ...Array(22).fill(0), 2]);
  expect(counts(days)).toEqual([8, 0, 0, 0, 0, 5, 2]);
});

it("dead letters are counted as they are kept, replayed or not; those that wait, on their own", async () => {
  await letter(NOW - 60_000);
  await letter(NOW - 60_000, true);
  await letter(NOW - 3 * DAY);
  await letter(NOW - 30 * DAY);
  const { hours, days, waitingDeadLetters } = await read();
  expect(hours.at(-1)?.deadLetters).toBe(2);
  expect(days.map((it) => it.deadLetters)).toEqual([0, 0, 0, 1, 0, 0, 2]);
  expect(waitingDeadLetters).toBe(3);
});

it("another company's figures are not among them", async () => {
  const other = await foundCompany();
  await save(other, NINE, 40, 2);
  const { hours } = await read();
  expect(hours.flatMap((it) => it.histograms.ingest_lag)).toEqual(
    Array(24 * hours[0]!.histograms.ingest_lag.length).fill(0),
  );
});

it("nobody but an administrator is told", async () => {
  const answers = await Promise.all(
    (["ana", "carla"] as const).map(async (it) => (await company.as(it)).get("/api/metrics")),
  );
  expect(answers.map((it) => it.status)).toEqual([200, 403]);
});

it("what is older than the page shows is thrown away", async () => {
  await save(company, NINE, 40, 2);
  await save(company, NINE - DAY, 40, 1);
  await trimRecords(env.DB, { log: 0, commands: 0, failures: 0, metrics: NINE - HOUR });
  expect((await read()).days.map((it) => countOf(it.histograms.ingest_lag))).toEqual([0, 0, 0, 0, 0, 0, 2]);
});
