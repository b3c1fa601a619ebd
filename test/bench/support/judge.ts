import type { Figure } from "../benchmark.ts";

/** How many times what it is compared with; null of what is compared with nothing. */
export const ratioOf = ({ ours, other }: Figure): number | null => (other ? ours / other.value : null);

/** Whether a figure is not what it is held to. One that cannot be judged, since it has no number, misses too. */
export const isMissed = (figure: Figure): boolean => {
  const { limit, ours } = figure;
  if (!limit) return false;
  const judged = limit.of === "value" ? ours : ratioOf(figure);
  if (judged === null || !Number.isFinite(judged)) return true;
  return "atLeast" in limit ? judged < limit.atLeast : judged > limit.atMost;
};
