/** How fast something went: `times` in milliseconds, one for each of what was done. */
export type Load = { perSecond: number; times: number[] };

/** Does something over and over for so many milliseconds, so many at a time. `n` counts from 0. */
export const loadFor = async (ms: number, inFlight: number, act: (n: number) => Promise<unknown>): Promise<Load> => {
  const times: number[] = [];
  const start = performance.now();
  let next = 0;
  const one = async () => {
    while (performance.now() - start < ms) {
      const began = performance.now();
      await act(next++);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return { perSecond: times.length / ((performance.now() - start) / 1_000), times };
};
