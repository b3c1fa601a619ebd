import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { ROOT } from "../../../scripts/lib/settings.ts";
import type { Tell } from "../benchmark.ts";
import { openBrowser, openInbox, signedIn } from "../support/browser.ts";
import { clientOf } from "../support/http.ts";
import { startProsa } from "../support/prosa.ts";
import { webhookOf } from "../support/webhook.ts";

const CLIENT = join(ROOT, "dist/web");
const CODE = ["script", "stylesheet"];

/** Bytes of JavaScript and CSS, each file gzipped on its own. */
export type Sizes = {
  /** The list is painted from the copy on the device, and answers to clicks and keys. */
  list: number;
  /** And what happens elsewhere is shown as it happens. */
  live: number;
  /** And a conversation is open: its messages are painted, and one answers. */
  conversation: number;
};

/**
 * What a signed-in person's browser needs, in Chromium, with the built client and without a service worker. For `list` all
 * code is withheld but what index.html names, and the list must work all the same. For the others nothing is withheld, but
 * the browser is never idle, so that nothing is fetched ahead: what is loaded is what was needed.
 */
export const measureSize = async (tell: Tell): Promise<Sizes> => {
  const prosa = await startProsa({ conversations: 200, agents: 2, hasClient: true });
  const browser = await openBrowser();
  try {
    const { company, open, url } = prosa;
    const context = await signedIn(browser, url, company.agents[0]!, { serviceWorkers: "block" });
    await (await openInbox(context)).close();

    tell("the list, with all else withheld");
    const list = await withheld(context);

    tell("live, and a conversation");
    const page = await context.newPage();
    const loaded = loadedBy(page);
    await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
    await page.goto("/atendimentos?aba=meus");
    await page.locator("[data-row]").first().waitFor();
    const from = open.find((it) => it.attendantId === company.agents[0]!.id)!;
    const { path, ...request } = webhookOf(company, [{ from, id: "size", text: "Ainda tem?" }], Date.now());
    const client = clientOf(1);
    await client.send(url + path, { method: "POST", ...request });
    client.close();
    await page.locator("[data-row]").filter({ hasText: "Ainda tem?" }).waitFor();
    const live = sizeOf(loaded);
    await page.locator(`[data-row="${from.conversationId}"]`).click();
    await page.getByRole("article").filter({ hasText: "Ainda tem?" }).waitFor();
    const field = page.getByRole("textbox", { name: "Mensagem", exact: true });
    await field.fill("Tem, sim");
    await field.press("Enter");
    await page.getByRole("article").filter({ hasText: "Tem, sim" }).waitFor();
    return { list, live, conversation: sizeOf(loaded) };
  } finally {
    await browser.close();
    await prosa.stop();
  }
};

const withheld = async (context: BrowserContext): Promise<number> => {
  const named = readFileSync(join(CLIENT, "index.html"), "utf8").matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g);
  const first = new Set([...named].map((it) => it[1]!));
  const page = await context.newPage();
  // What is not answered never comes.
  await page.route(/\.(js|css)$/, (route, request) =>
    first.has(new URL(request.url()).pathname) ? route.continue() : undefined,
  );
  const loaded = loadedBy(page);
  await page.goto("/atendimentos?aba=outros");
  await page.locator("[data-row]").first().waitFor();
  await page.keyboard.press("j");
  await page.locator("[data-row]:focus").waitFor();
  await page.getByRole("tab", { name: "Meus" }).click();
  await page.locator('[role=tabpanel][aria-label="Meus"] [data-row]').first().waitFor();
  await page.close();
  return sizeOf(loaded);
};

/** The paths of the code that the page has been given, for as long as it lives. */
const loadedBy = (page: Page): ReadonlySet<string> => {
  const paths = new Set<string>();
  page.on("response", (it) => {
    if (CODE.includes(it.request().resourceType())) paths.add(new URL(it.url()).pathname);
  });
  return paths;
};

const sizeOf = (paths: ReadonlySet<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(CLIENT, path))).length, 0);
