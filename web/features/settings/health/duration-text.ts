/** From so many milliseconds on, in which unit and with how many digits behind the point. */
const UNITS = [
  { from: 3_600_000, unit: "hour", digits: 1 },
  { from: 60_000, unit: "minute", digits: 1 },
  { from: 1_000, unit: "second", digits: 1 },
  { from: 0, unit: "millisecond", digits: 0 },
] as const;

/** How long something took, in milliseconds: "40 ms", "4,2 s", "3 min", "1,5 h". */
export const durationText = (ms: number, language: string): string => {
  const { from, unit, digits } = UNITS.find((it) => Math.round(ms) >= it.from) ?? UNITS[UNITS.length - 1]!;
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits } as const;
  return (Math.max(0, ms) / (from || 1)).toLocaleString(language, style);
};
