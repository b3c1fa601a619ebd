import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build, preview, type PreviewServer } from "vite";
import { findChromium } from "../../../scripts/lib/chromium.ts";

const CONFIG = fileURLToPath(new URL("../../support/gallery/vite.config.ts", import.meta.url));
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Gallery = {
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
};

/** The interface, built, with a company in memory, in a real browser. */
export const startGallery = async (): Promise<Gallery> => {
  // A place of its own: two runs at once must not empty each other's.
  const outDir = await mkdtemp(join(tmpdir(), "prosa-gallery-"));
  await build({ configFile: CONFIG, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const server: PreviewServer = await preview({
    configFile: CONFIG,
    logLevel: "error",
    build: { outDir },
    preview: { port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error("the gallery has no address");
  const browser: Browser = await chromium.launch({
    executablePath: findChromium(),
    args: ARGS,
  });
  return {
    open: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: "pt-BR",
        reducedMotion: "reduce",
        ...options,
      });
      const page = await context.newPage();
      await page.goto(new URL(path, address).href);
      await page.locator("main").waitFor();
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
};
