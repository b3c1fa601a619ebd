import { registerHooks } from "node:module";

/** Replaces an exact text in a module of the product, named from the repository's root. */
export type Patch = { file: string; find: string; put: string };

const STAND_INS: Record<string, string> = {
  "cloudflare:workers": new URL("./cloudflare-workers.ts", import.meta.url).href,
};

/** What the product remembers is made anew for each run. */
const OWN: readonly Patch[] = [
  {
    file: "shared/new-id.ts",
    find: "export const newId: NewId = createNewId(Date.now, (bytes) => crypto.getRandomValues(bytes));",
    put: `export { virtualId as newId } from "${new URL("./globals.ts", import.meta.url).href}";`,
  },
  {
    file: "worker/context.ts",
    find: "const poke = pokeCoalescer(() => Date.now());",
    put: `let poke = pokeCoalescer(() => Date.now());
      let tallyOf = createTallies();
      let channels = knownChannels();
      globalThis.renewIsolate = () => {
        poke = pokeCoalescer(() => Date.now());
        tallyOf = createTallies();
        channels = knownChannels();
      };`,
  },
  { file: "worker/context.ts", find: "const tallyOf = createTallies();", put: "" },
  { file: "worker/context.ts", find: "const channels = knownChannels();", put: "" },
];

const ROOT = new URL("../../../", import.meta.url).href;

/**
 * Loads the product with stand-ins for what keeps state or belongs to a runtime, and with the patches given. A text that
 * is not there exactly once is an error: a patch must not come to nothing unnoticed.
 */
export const hookModules = (patches: readonly Patch[]): void => {
  registerHooks({
    resolve: (specifier, context, next) =>
      Object.hasOwn(STAND_INS, specifier)
        ? { url: STAND_INS[specifier] as string, shortCircuit: true }
        : next(specifier, context),
    load(url, context, next) {
      const loaded = next(url, context);
      const wanted = [...OWN, ...patches].filter((it) => ROOT + it.file === url);
      if (wanted.length === 0) return loaded;
      return { ...loaded, source: wanted.reduce(applied, String(loaded.source)) };
    },
  });
};

export const applied = (source: string, { file, find, put }: Patch): string => {
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
  return source.replace(find, () => put);
};
