/** The value below which the share (0 to 1) of the values lies. @throws {Error} of none */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
