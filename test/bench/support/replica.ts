import type { Browser, BrowserContext } from "playwright-core";
import { isInstalled, openInbox, signedIn } from "./browser.ts";
import { fillReplica, type ReplicaSize } from "./fill-replica.ts";
import { tellPaints } from "./painted.ts";
import type { Prosa } from "./prosa.ts";

/**
 * A browser of the company's first agent, without a network: the service worker has kept the app, and the copy on the device
 * has the size given.
 */
export const offlineWith = async (browser: Browser, prosa: Prosa, size: ReplicaSize): Promise<BrowserContext> => {
  const context = await signedIn(browser, prosa.url, prosa.company.agents[0]!);
  await tellPaints(context);
  const page = await openInbox(context);
  // A conversation that has been read leaves the messages here that all others are made of.
  await page.getByRole("tab", { name: "Outros" }).click();
  await page.locator('[role=tabpanel][aria-label="Outros"] [data-row]').first().click();
  await page.getByRole("article").first().waitFor();
  await isInstalled(page);
  await context.setOffline(true);
  await fillReplica(page, size);
  await page.close();
  return context;
};
