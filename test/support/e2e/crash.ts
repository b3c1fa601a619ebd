import type { Person } from "./person.ts";
import { eventually } from "./eventually.ts";

/** Kills the process behind a tab: its page runs no line more, not even that it leaves. */
export const crash = async ({ context, page }: Person): Promise<void> => {
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // Never answered: who should is gone.
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
};

/** Which of a person's tabs leads, as the browser names it; null while nobody does. */
export const leadSeenBy = ({ page }: Person): Promise<string | null> =>
  page.evaluate(async () => {
    const { held } = await navigator.locks.query();
    return held?.find((it) => it.name?.startsWith("prosa-"))?.clientId ?? null;
  });

/** Crashes the leading tab, and answers how long it took until another of the person's tabs led, in milliseconds. */
export const crashLeader = async (leader: Person, heir: Person): Promise<number> => {
  const before = await leadSeenBy(heir);
  const crashing = crash(leader);
  const start = performance.now();
  await eventually(
    async () => {
      const now = await leadSeenBy(heir);
      if (now === null || now === before) throw new Error("nobody has taken the lead");
    },
    { intervalMs: 10 },
  );
  const took = Math.round(performance.now() - start);
  await crashing;
  await leader.page.close();
  return took;
};
