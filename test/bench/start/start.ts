import type { BrowserContext } from "playwright-core";
import type { Benchmark } from "../benchmark.ts";
import { openBrowser } from "../support/browser.ts";
import { interleave } from "../support/interleave.ts";
import { startProsa } from "../support/prosa.ts";
import { offlineWith } from "../support/replica.ts";
import { median } from "../support/statistics.ts";

const ROUNDS = 5;
const SIZES = [1_000, 10_000, 50_000] as const;

export const start: Benchmark = {
  name: "start",
  how: `From the navigation to the frame in which the list is painted, in Chromium, from the copy on the device, with a warm
service worker and no network; beside the same page with an empty copy. Medians of ${ROUNDS} rounds in turn.`,
  async run(tell) {
    const prosa = await startProsa({ conversations: 200, agents: 2, hasClient: true });
    const browser = await openBrowser();
    try {
      const contexts = new Map<number, BrowserContext>();
      for (const conversations of [0, ...SIZES]) {
        tell(`a copy of ${conversations} conversations`);
        contexts.set(conversations, await offlineWith(browser, prosa, { conversations, messages: 0 }));
      }
      const sides = Object.fromEntries([...contexts].map(([size, it]) => [String(size), () => startOf(it, size)]));
      tell(`${ROUNDS} rounds`);
      const times = await interleave(ROUNDS, sides);
      const empty = median(times["0"]!);
      return SIZES.map((size) => ({
        what: `${size} conversations`,
        unit: "ms" as const,
        ours: median(times[size]!),
        other: { name: "an empty copy", value: empty },
        ...(size === 10_000 ? { limit: { of: "ratio" as const, atMost: 1.3 } } : {}),
      }));
    } finally {
      await browser.close();
      await prosa.stop();
    }
  },
};

/** Milliseconds since the navigation began. Where there is nothing to list, until the list says so. */
const startOf = async (context: BrowserContext, size: number): Promise<number> => {
  const page = await context.newPage();
  await page.goto("/atendimentos", { waitUntil: "commit" });
  const painted = await page.evaluate((it) => window.whenPainted(it), size > 0 ? "[data-row]" : ".list-body .empty");
  await page.close();
  return painted;
};
