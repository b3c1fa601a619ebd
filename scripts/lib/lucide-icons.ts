import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const ICON = /\/lucide-solid\/dist\/source\/icons\/[^/]+\.jsx$/;
const SHAPE = /\["(\w+)", (\{[^}]+\})\]/g;
const ATTRIBUTE = /([\w-]+)"?: "([^"]*)"/g;

/**
 * Lucide's icons as templates of ours: its own components build every icon shape by shape, by way of contexts, memos and
 * spreads, which takes longer than the rest of a message and weighs three times as much.
 */
export const lucideIcons = (icon: string): Plugin => ({
  name: "lucide-icons",
  enforce: "pre",
  load: {
    filter: { id: ICON },
    handler(id) {
      const shapes = shapesOf(readFileSync(id, "utf8"));
      // Without shapes it is another name of an icon.
      if (shapes === "") return null;
      return `import { icon } from ${JSON.stringify(icon)};\nexport default /* @__PURE__ */ icon(${JSON.stringify(shapes)});`;
    },
  },
});

/** The shapes of an icon's module as SVG, without the keys that a framework would tell them apart by. */
export const shapesOf = (module: string): string =>
  [
    ...module
      .replace(/\s+/g, " ")
      .replace(/\[ | \]/g, (it) => it.trim())
      .matchAll(SHAPE),
  ]
    .map(([, name, attributes]) => `<${name}${attributesOf(attributes!)}/>`)
    .join("");

const attributesOf = (attributes: string): string =>
  [...attributes.matchAll(ATTRIBUTE)]
    .filter(([, name]) => name !== "key")
    .map(([, name, value]) => ` ${name}="${value}"`)
    .join("");
