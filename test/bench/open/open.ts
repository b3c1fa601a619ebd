import type { Page } from "playwright-core";
import type { Benchmark } from "../benchmark.ts";
import { openBrowser } from "../support/browser.ts";
import { interleave } from "../support/interleave.ts";
import { startProsa } from "../support/prosa.ts";
import { offlineWith } from "../support/replica.ts";
import { median } from "../support/statistics.ts";

/** As many conversations as have messages on the device; the first is opened once more to warm up. */
const ROUNDS = 9;
const MESSAGES = 50;
const LAST = `Mensagem ${MESSAGES - 1} de`;

export const open: Benchmark = {
  name: "open",
  how: `From the click on a conversation to the frame in which its last ${MESSAGES} messages are painted, at 10,000
conversations, from the copy on the device; beside the same DOM nodes, put into the same place by plain JavaScript. Medians of
${ROUNDS} rounds in turn.`,
  async run(tell) {
    const prosa = await startProsa({ conversations: 200, agents: 2, hasClient: true });
    const browser = await openBrowser();
    try {
      tell("a copy of 10000 conversations");
      const context = await offlineWith(browser, prosa, { conversations: 10_000, messages: MESSAGES });
      const page = await context.newPage();
      await page.goto("/atendimentos");
      await page.getByRole("button", { name: /^Sem conexão/ }).waitFor();
      await page.locator("[data-row]").first().waitFor();
      await clicked(page, ROUNDS);
      tell(`${ROUNDS} rounds`);
      const times = await interleave(ROUNDS, {
        ours: (round) => clicked(page, round),
        plain: () => page.evaluate(inserted),
      });
      return [
        {
          what: "the last 50 messages",
          unit: "ms",
          ours: median(times.ours),
          other: { name: "plain JavaScript", value: median(times.plain) },
          limit: { of: "ratio", atMost: 2 },
        },
      ];
    } finally {
      await browser.close();
      await prosa.stop();
    }
  },
};

/** Milliseconds. */
const clicked = async (page: Page, row: number): Promise<number> => {
  const took = await page.evaluate(
    async ([at, text]) => {
      const begun = performance.now();
      document.querySelectorAll<HTMLElement>("[data-row]")[at]?.click();
      return (await window.whenPainted("article", text)) - begun;
    },
    [row, `${LAST} 50, do cliente ${row},`] as const,
  );
  return took;
};

/** The conversation that is open, taken out and put in again: what any page has to pay for these nodes. */
const inserted = async (): Promise<number> => {
  const shown = document.querySelector(".conversation-side");
  const place = shown?.parentElement;
  if (!shown || !place) throw new Error("no conversation is open");
  const html = shown.outerHTML;
  const host = document.createElement("div");
  host.style.display = "contents";
  shown.before(host);
  shown.remove();
  await window.nextFrame();
  const begun = performance.now();
  host.innerHTML = html;
  const took = (await window.nextFrame()) - begun;
  host.replaceWith(shown);
  await window.nextFrame();
  return took;
};
