import { fileURLToPath } from "node:url";
import { defineConfig, type Rolldown } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import solid from "vite-plugin-solid";
import { lucideIcons } from "./scripts/lib/lucide-icons.ts";

type Modules = Rolldown.ChunkingContext;

/** Those that a conversation cannot be shown without: all icons come through one module, which tells nothing. */
const SHOWN_ICONS =
  /\/icons\/(arrow-left|arrow-right-left|ban|check|circle-pause|circle-question-mark|clock|eye|hand|info|layout-template|lock|mic|panel-right|paperclip|pen-line|rotate-ccw|send-horizontal|sticky-note|user-round)\.jsx$/;

/** Whether a module comes with the conversation's page, however many modules bring it along. */
const isShownWith = (id: string, modules: Modules, seen = new Set<string>()): boolean => {
  if (id.includes("/lucide-solid/")) return SHOWN_ICONS.test(id);
  if (id.endsWith("/conversation-pane.tsx")) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return modules.getModuleInfo(id)?.importers.some((it) => isShownWith(it, modules, seen)) ?? false;
};

const PARTS = /\/web\/(ui|parts)\/|\/node_modules\/lucide-solid\//;

/** What goes into one file: many small ones take longer to fetch, and weigh more. The rest has a file a page. */
const GROUPS = [
  // What the list is painted with.
  { name: "first", tags: ["$initial" as const], priority: 3 },
  // What comes right after it.
  {
    name: "sync",
    test: /\/web\/sync\/(?!pads\/|media\/|commander|rebuild|migrations|admit|drop-caches|make-room|salvage|orphans|look-up|settings-api)|\/shared\/(?!protocol\/(channels|health)|model\/metrics)|\/node_modules\/(idb|valibot)\//,
    priority: 2,
  },
  // The stores and commands of every page but the list; the words for a conversation.
  {
    name: "pages",
    test: /\/web\/(stores\/(?!asked|contact|heard|channel|health|template)|sync\/commander|i18n\/(words|pt-BR)\/conversation\.|features\/inbox\/messages\/thread\.)/,
    priority: 2,
  },
  // What several pages are made of: apart from the rest, what a conversation cannot be shown without.
  {
    name: (id: string, modules: Modules) => (isShownWith(id, modules) ? "parts" : null),
    test: PARTS,
    minShareCount: 2,
    priority: 1,
  },
  { name: "later-parts", test: PARTS, minShareCount: 2, priority: 0 },
];

export default defineConfig({
  root: fileURLToPath(new URL("web", import.meta.url)),
  plugins: [
    lucideIcons(fileURLToPath(new URL("web/ui/icon.ts", import.meta.url))),
    solid(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: ".",
      filename: "service-worker.ts",
      // The client registers it itself: an injected inline script would break `script-src 'self'`.
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,woff2,svg,png,webmanifest}"],
        // Scripts that neither of the two languages is written in; fetched when a name needs them.
        globIgnores: ["**/inter-{cyrillic,greek,vietnamese}*"],
      },
    }),
  ],
  build: {
    outDir: fileURLToPath(new URL("dist/web", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // No data: addresses, so that the Content-Security-Policy needs no exception for fonts and pictures.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
    // The page asks for what it needs ahead of time; a list of every part's parts would weigh more than it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, parts, { hostType }) => (hostType === "html" ? parts : []),
    },
  },
});
