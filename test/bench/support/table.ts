import type { Figure } from "../benchmark.ts";
import { isMissed } from "./judge.ts";
import type { Measured } from "./results.ts";
import { limitIn, measureIn, ratioIn } from "./words.ts";

const HEAD = ["", "what", "Prosa", "beside", "ratio", "must reach"];

/** All figures as a table for a terminal: what is missed is marked, and what broke is named. */
export const tableOf = (measured: readonly Measured[]): string => {
  const rows = measured.flatMap(({ name, figures, error }) =>
    error === undefined ? figures.map((it) => cellsOf(name, it)) : [[`✗ ${name}`, error.slice(0, 90), "", "", "", ""]],
  );
  const widths = HEAD.map((head, at) => Math.max(...[HEAD, ...rows].map((it) => it[at]!.length), head.length));
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((it, at) => it.padEnd(widths[at]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

const cellsOf = (name: string, figure: Figure): string[] => {
  const { what, unit, ours, other } = figure;
  const mark = isMissed(figure) ? "✗" : figure.limit ? "✓" : " ";
  return [
    `${mark} ${name}`,
    what,
    measureIn(ours, unit),
    other ? measureIn(other.value, unit) : "",
    ratioIn(figure),
    limitIn(figure),
  ];
};
