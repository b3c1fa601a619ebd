import type { Locator, Page } from "playwright-core";
import type { Benchmark } from "../benchmark.ts";
import { openBrowser, openInbox, signedIn } from "../support/browser.ts";
import { flood } from "../support/flood.ts";
import { clientOf } from "../support/http.ts";
import { tellPaints } from "../support/painted.ts";
import { startProsa } from "../support/prosa.ts";
import { percentile } from "../support/statistics.ts";

const KEYS = 200;
const BATCHES = 4;
const PER_SECOND = 50;
const FRAME_MS = 1_000 / 60;

declare global {
  interface Window {
    strokes: number[];
    /** The longest that anything kept the page busy, in milliseconds. */
    longest: number;
  }
}

export const type: Benchmark = {
  name: "type",
  how: `From a keystroke in the composer to the frame that shows it, ${KEYS} times, while ${PER_SECOND} customers' messages a
second arrive in the list; beside an empty page's text field. In turn, ${BATCHES} times each.`,
  async run(tell) {
    const prosa = await startProsa({ conversations: 1_000, agents: 2, hasClient: true });
    const browser = await openBrowser();
    const client = clientOf(32);
    try {
      const [agent] = prosa.company.agents;
      const context = await signedIn(browser, prosa.url, agent!);
      await tellPaints(context);
      await context.addInitScript(listen);
      const page = await openInbox(context);
      const mine = prosa.open.find((it) => it.attendantId === agent!.id)!;
      await page.goto(`/atendimentos/${mine.conversationId}?aba=meus`);
      const field = page.getByRole("textbox", { name: "Mensagem", exact: true });
      await field.focus();
      const bare = await context.newPage();
      await bare.setContent("<textarea></textarea>");
      await bare.evaluate(listen);

      const times = { ours: [] as number[], bare: [] as number[] };
      let longest = 0;
      for (let batch = 0; batch < BATCHES; batch += 1) {
        tell(`batch ${batch + 1} of ${BATCHES}`);
        await comeToFront(page, field);
        const end = flood(prosa, client, PER_SECOND);
        times.ours.push(...(await strokesOf(page)));
        longest = Math.max(longest, await page.evaluate(() => window.longest));
        await end();
        await comeToFront(bare, bare.locator("textarea"));
        times.bare.push(...(await strokesOf(bare)));
      }
      const figure = (share: number) => ({
        ours: percentile(times.ours, share),
        other: { name: "an empty page", value: percentile(times.bare, share) },
        unit: "ms" as const,
      });
      const [p50, p99] = [figure(0.5), figure(0.99)];
      return [
        { what: "p50", ...p50 },
        { what: "p99", ...p99 },
        {
          what: "p99, more than an empty page's",
          unit: "ms",
          ours: p99.ours - p99.other.value,
          limit: { of: "value", atMost: 2 * FRAME_MS },
        },
        { what: "the longest task", unit: "ms", ours: longest, limit: { of: "value", atMost: 50 } },
      ];
    } finally {
      client.close();
      await browser.close();
      await prosa.stop();
    }
  },
};

/** Who comes back to a tab sees it drawn before they type. */
const comeToFront = async (page: Page, field: Locator): Promise<void> => {
  await page.bringToFront();
  await field.focus();
  await page.evaluate(() => window.nextFrame());
};

/** Milliseconds of each of a batch's keystrokes. */
const strokesOf = async (page: Page): Promise<number[]> => {
  await page.evaluate(() => {
    window.strokes = [];
    window.longest = 0;
  });
  for (let n = 0; n < KEYS / BATCHES; n += 1) {
    await page.keyboard.press("a", { delay: 10 });
    await page.waitForTimeout(40);
  }
  return page.evaluate(() => window.strokes);
};

const listen = () => {
  window.strokes = [];
  window.longest = 0;
  addEventListener(
    "keydown",
    ({ timeStamp }) => void window.nextFrame().then((at) => window.strokes.push(at - timeStamp)),
    true,
  );
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) window.longest = Math.max(window.longest, it.duration);
  }).observe({ entryTypes: ["longtask"] });
};
