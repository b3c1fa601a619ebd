import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { flatten } from "@solid-primitives/i18n";
import { expect, test } from "vitest";
import { first } from "../../../web/i18n/pt-BR/first.ts";
import { ptBR } from "../../../web/i18n/pt-BR/index.ts";

const WEB = join(import.meta.dirname, "../../../web");
const ALL = Object.keys(flatten(ptBR));

/** What a module says and brings, and which modules it loads with itself and later. Words end where a part is filled in. */
const moduleAt = (file: string) => {
  const text = readFileSync(file, "utf8");
  const resolve = (path: string) => join(dirname(file), path);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map((it) => it[1] ?? "");
  return {
    says: found(/\bt\(\s*["`]([\w.]+)/g),
    brings: file.includes("/i18n/words/") ? found(/from "\.\.\/pt-BR\/([\w-]+)\.ts"/g) : [],
    loads: found(/^(?:import|export) (?!type )(?:[^;]*? from )?"(\.[^"]+\.tsx?)"/gm).map(resolve),
    loadsLater: found(/import\("(\.[^"]+\.tsx?)"\)/g).map(resolve),
  };
};

/** The modules that come with one, itself included. */
const withAll = (entry: string, known = new Set<string>()): Set<string> => {
  if (known.has(entry) || !existsSync(entry)) return known;
  known.add(entry);
  for (const it of moduleAt(entry).loads) withAll(it, known);
  return known;
};

/** The words of a dictionary's file, by their full keys. */
const wordsOf = async (name: string): Promise<string[]> => {
  const module: Record<string, object> = await import(join(WEB, `i18n/pt-BR/${name}.ts`));
  const [part = {}] = Object.values(module);
  const keys = Object.keys(flatten(part as Record<string, unknown>));
  return ALL.filter((it) => keys.some((key) => it.endsWith(`.${key}`)));
};

/** Words that a page says and that nothing brings which has been loaded by then, with the page. */
const missingFrom = async (entry: string, known: ReadonlySet<string>, seen: Set<string>): Promise<string[]> => {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const modules = [...withAll(entry)].map(moduleAt);
  const brought = await Promise.all(modules.flatMap((it) => it.brings).map(wordsOf));
  const here = new Set([...known, ...brought.flat()]);
  const missing = modules
    .flatMap((it) => it.says)
    .filter((said) => ALL.some((key) => key.startsWith(said)) && ![...here].some((key) => key.startsWith(said)))
    .map((said) => `${relative(WEB, entry)}: ${said}`);
  const later = await Promise.all(modules.flatMap((it) => it.loadsLater).map((it) => missingFrom(it, here, seen)));
  return [...missing, ...later.flat()];
};

test("every page brings the words that it says", async () => {
  const known = new Set(Object.keys(flatten(first)));
  expect(await missingFrom(join(WEB, "main.tsx"), known, new Set())).toEqual([]);
});
