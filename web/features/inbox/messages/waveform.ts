/** How many bars a recording's picture has. */
export const BARS = 48;

/** Loudness from 0 to 100 in so many steps: the loudest of each stretch, so that a short word is not averaged away. */
export const toSteps = (levels: readonly number[], steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => {
    const from = Math.floor((step * levels.length) / steps);
    const to = Math.max(from + 1, Math.floor(((step + 1) * levels.length) / steps));
    return Math.max(0, ...levels.slice(from, to));
  });

/** A recording's samples, from -1 to 1, as loudness in steps; the loudest step is 100, silence is 0. */
export const loudness = (samples: Float32Array, steps: number): number[] => {
  const size = Math.max(1, Math.floor(samples.length / steps));
  const peaks = Array.from({ length: steps }, (_, step) => {
    let peak = 0;
    // Every sixteenth sample is enough for a picture.
    for (let at = step * size; at < Math.min((step + 1) * size, samples.length); at += 16)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return peaks.map((it) => (loudest > 0 ? Math.round((it / loudest) * 100) : 0));
};
