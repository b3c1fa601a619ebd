import type { Benchmark } from "../benchmark.ts";
import { openBrowser, openInbox, signedIn } from "../support/browser.ts";
import { interleave } from "../support/interleave.ts";
import { median } from "../support/statistics.ts";
import { startStage } from "./stage.ts";

const ROUNDS = 15;

export const paint: Benchmark = {
  name: "paint",
  how: `From Enter to the frame that shows one's own message, beside two frames of the same page; and from a webhook that is
sent to the frame that shows its text in an agent's open conversation, beside a bare page that appends what a socket tells it,
after the same two inserts and a bare broadcast. Medians of ${ROUNDS} rounds in turn.`,
  async run(tell) {
    const browser = await openBrowser();
    const stage = await startStage({ open: (url, agent) => signedIn(browser, url, agent), openInbox });
    try {
      // First: replies go to a provider that is not there, and for minutes they are tried again beside whatever else goes on.
      tell("a customer's message");
      const theirs = await interleave(ROUNDS, { ours: stage.hear, bare: stage.hearBare });
      tell("one's own message");
      const own = await interleave(ROUNDS, { ours: stage.send, frames: stage.twoFrames });
      return [
        figure("one's own message", own.ours, "two frames", own.frames),
        figure("a customer's message", theirs.ours, "a bare page", theirs.bare),
      ];
    } finally {
      await browser.close();
      await stage.stop();
    }
  },
};

const figure = (what: string, ours: number[], name: string, other: number[]) => ({
  what,
  unit: "ms" as const,
  ours: median(ours),
  other: { name, value: median(other) },
  limit: { of: "ratio" as const, atMost: 1.5 },
});
