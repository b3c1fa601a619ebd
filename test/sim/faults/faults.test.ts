import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ROOT } from "../../../scripts/lib/settings.ts";
import { FAULTS } from "./faults.ts";

it.each(FAULTS)("the text that '$name' replaces stands in the product, once", ({ patches }) => {
  for (const { file, find } of patches) {
    expect([file, readFileSync(`${ROOT}${file}`, "utf8").split(find).length - 1]).toEqual([file, 1]);
  }
});
