import type { Figure } from "../benchmark.ts";
import type { Measured } from "./results.ts";
import { numberIn } from "./words.ts";

const WIDTH = 760;
const LABELS = 300;
const BARS = 340;
const BAR = 12;
const ROW = 42;
const TOP = 34;
const OURS = "#0f766e";
const OTHER = "#a8a29e";

/**
 * The figures of a row as pairs of bars, ours above what it is compared with; each pair has a scale of its own, since their
 * units differ. Null where nothing is compared.
 */
export const plotOf = ({ name, figures }: Measured): string | null => {
  const compared = figures.filter((it): it is Compared => it.other !== undefined);
  if (compared.length === 0) return null;
  const height = TOP + compared.length * ROW + 8;
  const others = [...new Set(compared.map((it) => it.other.name))].join(", ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    ` font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${escaped(name)}">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<rect x="12" y="11" width="10" height="10" fill="${OURS}"/><text x="28" y="20">Prosa</text>`,
    `<rect x="80" y="11" width="10" height="10" fill="${OTHER}"/><text x="96" y="20">${escaped(others)}</text>`,
    ...compared.map((it, at) => pair(it, TOP + at * ROW)),
    "</svg>\n",
  ].join("");
};

type Compared = Figure & { other: { name: string; value: number } };

const pair = ({ what, unit, ours, other }: Compared, y: number): string => {
  const most = Math.max(ours, other.value);
  const bar = (value: number, top: number, fill: string) => {
    const width = most > 0 ? (value / most) * BARS : 0;
    return (
      `<rect x="${LABELS}" y="${top}" width="${width.toFixed(1)}" height="${BAR}" fill="${fill}"/>` +
      `<text x="${(LABELS + width + 6).toFixed(1)}" y="${top + 10}" fill="#44403c">${numberIn(value, unit)} ${unit}</text>`
    );
  };
  const label = `<text x="12" y="${y + 18}" fill="#1c1917">${escaped(what)}</text>`;
  return label + bar(ours, y + 4, OURS) + bar(other.value, y + 5 + BAR, OTHER);
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
