/** Prints what Prosa needs and costs at several sizes; with `--write`, into docs/capacity.md. `npm run capacity` */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ASSUMPTIONS } from "./capacity/assumptions.ts";
import { withTables } from "./capacity/document.ts";
import { tablesOf } from "./capacity/tables.ts";
import { ROOT } from "./lib/settings.ts";

const FILE = join(ROOT, "docs/capacity.md");

const tables = tablesOf(ASSUMPTIONS);
if (process.argv.includes("--write")) writeFileSync(FILE, withTables(readFileSync(FILE, "utf8"), tables));
else console.log(Object.values(tables).join("\n\n"));
