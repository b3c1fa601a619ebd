import type { Figure, Limit, Unit } from "../benchmark.ts";
import { ratioOf } from "./judge.ts";

/** A number as it is read: three digits that count, thousands apart. */
export const numberIn = (value: number, unit: Unit): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const isCount = unit === "rows" || unit === "requests" || unit === "frames" || unit === "bytes";
  return value.toLocaleString("en", { maximumFractionDigits: isCount && Number.isInteger(value) ? 0 : digits });
};

export const measureIn = (value: number, unit: Unit): string => `${numberIn(value, unit)} ${unit}`;

export const ratioIn = (figure: Figure): string => {
  const ratio = ratioOf(figure);
  return ratio === null ? "" : `${ratio.toFixed(ratio >= 100 ? 0 : 2)} ×`;
};

export const limitIn = ({ limit, unit }: { limit?: Limit; unit: Unit }): string => {
  if (!limit) return "";
  const [sign, bound] = "atLeast" in limit ? ["≥", limit.atLeast] : ["≤", limit.atMost];
  return limit.of === "ratio" ? `${sign} ${bound} ×` : `${sign} ${measureIn(bound, unit)}`;
};
