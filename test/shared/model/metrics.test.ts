import { expect, it } from "vitest";
import {
  BOUNDS_MS,
  bucketOf,
  countOf,
  emptyHistogram,
  type Histogram,
  quantileOf,
  sumOf,
} from "#shared/model/metrics.ts";

const histogramOf = (...took: number[]): Histogram => {
  const histogram = emptyHistogram();
  for (const ms of took) histogram[bucketOf(ms)]! += 1;
  return histogram;
};

it.each([
  [-5_000, 0],
  [0, 0],
  [10, 0],
  [10.1, 1],
  [25, 1],
  [1_000, 6],
  [1_800_000, BOUNDS_MS.length - 1],
  [1_800_001, BOUNDS_MS.length],
])("%d ms are in bucket %i", (ms, bucket) => {
  expect(bucketOf(ms)).toBe(bucket);
});

it("histograms add up bucket by bucket", () => {
  const sum = sumOf([histogramOf(5, 800), histogramOf(5), emptyHistogram()]);
  expect(sum).toEqual(histogramOf(5, 5, 800));
  expect(countOf(sum)).toBe(3);
});

it("a quantile lies within its bucket, where things are taken to lie evenly", () => {
  const even = histogramOf(...Array<number>(100).fill(300));
  expect(quantileOf(even, 0.5)).toBe(375);
  expect(quantileOf(even, 1)).toBe(500);
  const mixed = histogramOf(...Array<number>(95).fill(5), ...Array<number>(5).fill(4_000));
  expect(quantileOf(mixed, 0.95)).toBe(10);
  expect(quantileOf(mixed, 0.99)).toBe(2_500 + 0.8 * 2_500);
});

it("what took longer than the last bound counts as it; of nothing there is no quantile", () => {
  expect(quantileOf(histogramOf(9e9), 0.5)).toBe(1_800_000);
  expect(quantileOf(emptyHistogram(), 0.5)).toBeNull();
});
