import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../scripts/lib/chromium.ts";
import { CHROMIUM_ARGS } from "../../support/e2e/chromium-args.ts";
import type { Agent } from "./company.ts";

const WAIT_MS = 60_000;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS, "--enable-precise-memory-info"] });

/** A browser of its own in which the agent is signed in. */
export const signedIn = async (
  browser: Browser,
  url: string,
  { cookie }: Pick<Agent, "cookie">,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    baseURL: url,
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  const [name = "", value = ""] = cookie.split("=", 2);
  await context.addCookies([{ name, value, url }]);
  return context;
};

/** The inbox, once it is connected and its copy is on the device. */
export const openInbox = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto("/atendimentos");
  await page.getByRole("button", { name: /^Conectado/ }).waitFor();
  return page;
};

/** The service worker has kept the app, and serves this page. */
export const isInstalled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
