import { expect, test } from "vitest";
import { loudness, toSteps } from "../../../web/features/inbox/messages/waveform.ts";

test("each step is as loud as the loudest in its stretch", () => {
  expect(toSteps([1, 9, 2, 3, 80, 4], 3)).toEqual([9, 3, 80]);
});

test("fewer levels than steps are repeated, and none are silence", () => {
  expect(toSteps([10, 20], 4)).toEqual([10, 10, 20, 20]);
  expect(toSteps([], 3)).toEqual([0, 0, 0]);
});

test("samples are measured against the loudest of them", () => {
  const samples = new Float32Array(64).fill(0.1, 0, 32).fill(-0.2, 32);
  expect(loudness(samples, 2)).toEqual([50, 100]);
  expect(loudness(new Float32Array(64), 2)).toEqual([0, 0]);
});
