import { afterAll, beforeAll, expect, test } from "vitest";
import { SHOWCASE_ID } from "../../support/fake-prosa/showcase.ts";
import { type Gallery, startGallery } from "./gallery.ts";

const SLOW = 60_000;

let gallery: Gallery;
beforeAll(async () => void (gallery = await startGallery()), 2 * SLOW);
afterAll(() => gallery?.close());

/** Bruno clicks on Mariana's conversation, whose messages are still being read; no time goes by. */
const opens = async () => {
  const page = await gallery.open("/atendimentos?aba=meus&como=bruno");
  // The page's code comes with the first conversation that is opened.
  await page.locator("[data-row]").nth(1).click();
  await page.getByRole("article").first().waitFor();
  await page.clock.install();
  // Installed, it still goes on by itself.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.evaluate(() => window.gallery.readMessages(false));
  await page.locator(`[data-row="${SHOWCASE_ID}"][aria-current]`).waitFor({ state: "detached" });
  await page.locator(`[data-row="${SHOWCASE_ID}"]`).evaluate((it: HTMLElement) => it.click());
  const field = page.getByRole("textbox", { name: "Mensagem", exact: true });
  return { page, field };
};

test(
  "a conversation appears with its messages, which come from the device in a moment",
  async () => {
    const { page, field } = await opens();
    expect(await field.count()).toBe(0);
    await page.evaluate(() => window.gallery.readMessages(true));
    await field.waitFor();
    await page.locator(".bubble").last().waitFor();
    await page.context().close();
  },
  SLOW,
);

test(
  "a conversation whose messages have to be fetched appears without them",
  async () => {
    const { page, field } = await opens();
    await page.clock.runFor(60);
    await field.waitFor();
    expect(await page.locator(".bubble").count()).toBe(0);
    await page.context().close();
  },
  SLOW,
);
