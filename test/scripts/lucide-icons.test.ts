import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { shapesOf } from "../../scripts/lib/lucide-icons.ts";

const ICONS = fileURLToPath(new URL("../../node_modules/lucide-solid/dist/source/icons/", import.meta.url));
const moduleOf = (name: string) => readFileSync(`${ICONS}${name}.jsx`, "utf8");

describe("Lucide's icons", () => {
  it("become SVG, without the keys of their shapes", () => {
    expect(shapesOf(moduleOf("search"))).toBe('<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>');
    expect(shapesOf(moduleOf("lock"))).toBe(
      '<rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/>',
    );
  });

  it("keep every shape, however their module is laid out", () => {
    const modules = readdirSync(ICONS).filter((name) => name.endsWith(".jsx"));
    const lacking = modules.filter((name) => {
      const module = moduleOf(name.replace(".jsx", ""));
      return shapesOf(module).split("/>").length - 1 !== (module.match(/ key: "/g) ?? []).length;
    });
    expect(modules.length).toBeGreaterThan(1_000);
    expect(lacking).toEqual([]);
  });

  it("have no shapes of their own where they are another name of an icon", () => {
    expect(shapesOf(moduleOf("circle-help"))).toBe("");
  });
});
