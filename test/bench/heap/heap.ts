import type { BrowserContext } from "playwright-core";
import type { Benchmark } from "../benchmark.ts";
import { openBrowser } from "../support/browser.ts";
import { interleave } from "../support/interleave.ts";
import { startProsa } from "../support/prosa.ts";
import { offlineWith } from "../support/replica.ts";
import { median } from "../support/statistics.ts";

const ROUNDS = 3;
const CONVERSATIONS = 10_000;
const MB = 1_000_000;

export const heap: Benchmark = {
  name: "heap",
  how: `The JavaScript heap of the inbox after a collection, in Chromium, with ${CONVERSATIONS} conversations on the device,
over the same page with none. Medians of ${ROUNDS} rounds in turn.`,
  async run(tell) {
    const prosa = await startProsa({ conversations: 200, agents: 2, hasClient: true });
    const browser = await openBrowser();
    try {
      tell("two copies");
      const full = await offlineWith(browser, prosa, { conversations: CONVERSATIONS, messages: 50 });
      const empty = await offlineWith(browser, prosa, { conversations: 0, messages: 0 });
      const used = await interleave(ROUNDS, {
        full: () => heapOf(full, "[data-row]"),
        empty: () => heapOf(empty, ".list-body .empty"),
      });
      const over = (median(used.full) - median(used.empty)) / MB;
      return [
        {
          what: `${CONVERSATIONS} conversations, over the empty app`,
          unit: "MB",
          ours: over,
          limit: { of: "value", atMost: 40 },
        },
        { what: "the empty app", unit: "MB", ours: median(used.empty) / MB },
      ];
    } finally {
      await browser.close();
      await prosa.stop();
    }
  },
};

/** Bytes. All parts of the app are loaded, and what is only garbage is gone. */
const heapOf = async (context: BrowserContext, painted: string): Promise<number> => {
  const page = await context.newPage();
  await page.goto("/atendimentos");
  await page.locator(painted).first().waitFor();
  await page.getByRole("button", { name: /^Sem conexão/ }).waitFor();
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await page.close();
  return usedSize;
};
