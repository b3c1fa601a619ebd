import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../../scripts/lib/settings.ts";
import type { Figure } from "../benchmark.ts";
import { isMissed } from "./judge.ts";
import { plotOf } from "./plot.ts";
import type { Measured, Results } from "./results.ts";
import { limitIn, measureIn, ratioIn } from "./words.ts";

/** Writes docs/performance.md and a plot for each row of the plan, from what was measured. */
export const writeDocs = ({ at, measured }: Results): void => {
  const folder = join(ROOT, "docs/performance");
  mkdirSync(folder, { recursive: true });
  for (const it of measured) {
    const plot = plotOf(it);
    if (plot) writeFileSync(join(folder, `${it.name}.svg`), plot);
  }
  writeFileSync(join(ROOT, "docs/performance.md"), [intro(at), ...measured.map(section)].join("\n\n") + "\n");
};

const intro = (at: string): string => `# Performance

Written by \`npm run bench -- --write\` on ${at.slice(0, 10)}, with ${cpus().length} processors.

The built Worker runs in workerd, without wrangler's development proxy; whoever asks runs on the same machine. Absolute
numbers are this machine's. What counts is the ratio: each figure stands beside a floor (the least that any program would
have to do for it) or a peer, measured in turn with it in the same run. \`npm run bench -- NAME\` repeats one section.`;

const section = (it: Measured): string => {
  const plot = plotOf(it) ? `\n\n![${it.name}](performance/${it.name}.svg)` : "";
  const head = `## ${it.name}\n\n${it.how.replace(/\s+/g, " ")}${plot}`;
  if (it.error !== undefined) return `${head}\n\nIt broke: ${it.error}`;
  const rows = it.figures.map((figure) => `| ${cellsOf(figure).join(" | ")} |`);
  return [head, "", "| what | Prosa | beside | ratio | must reach | |", "|---|---|---|---|---|---|", ...rows].join(
    "\n",
  );
};

const cellsOf = (figure: Figure): string[] => {
  const { what, unit, ours, other, limit } = figure;
  const beside = other ? `${measureIn(other.value, unit)} (${other.name})` : "";
  const verdict = limit ? (isMissed(figure) ? "missed" : "reached") : "";
  return [what, measureIn(ours, unit), beside, ratioIn(figure), limitIn(figure), verdict];
};
