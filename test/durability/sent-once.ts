import { expect } from "vitest";
import type { Demo } from "../support/e2e/demo.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Ledger } from "./ledger.ts";
import { readStored, type Stored } from "./stored.ts";

/** The provider has taken no reply twice, has taken those that we say were sent, and none that we say has failed. */
export const expectSentOnce = async (demo: Demo, ledger: Ledger): Promise<void> => {
  // Asked before the provider is: it may take more meanwhile.
  const replies = [...repliesOf(demo, ledger)];
  const times = await timesSent(demo);
  const twice = [...times].filter(([, count]) => count > 1);
  const never = replies.filter(([id, { status }]) => REACHED.has(status) && !times.has(id));
  const after = replies.filter(([id, { status }]) => status === "failed" && times.has(id));
  expect({ twice, never, after }).toEqual({ twice: [], never: [], after: [] });
};

export type Ends = { sent: number; unknown: number; failed: number };

/**
 * Waits until every reply has come to an end: the provider has it; or it cannot be known and a person is asked; or, where
 * nobody answered and no report came within minutes, it is known to have failed.
 */
export const allComeToAnEnd = async (demo: Demo, ledger: Ledger): Promise<Ends> => {
  const ends = await eventually(
    async () => {
      await demo.sweep();
      const replies = [...repliesOf(demo, ledger).values()];
      expect(replies.filter((it) => endOf(it) === null)).toEqual([]);
      return replies.map(endOf);
    },
    // Who died while sending holds the conversation for as long as the lease lasts, 25 seconds.
    AT_REST,
  );
  const count = (end: keyof Ends): number => ends.filter((it) => it === end).length;
  return { sent: count("sent"), unknown: count("unknown"), failed: count("failed") };
};

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "read"]);

const endOf = ({ status, failure }: { status: string; failure: string | null }): keyof Ends | null => {
  if (REACHED.has(status)) return "sent";
  if (status === "unknown") return "unknown";
  return status === "failed" && failure !== null && JSON.parse(failure).code === "no_answer" ? "failed" : null;
};

const repliesOf = ({ stateDir }: Demo, { acknowledged, unsure, givenUp }: Ledger): Stored["replies"] => {
  const { replies } = readStored(stateDir);
  const posts = [...acknowledged, ...unsure, ...givenUp].flatMap((it) => (it.kind === "commands" ? it.requests : []));
  const ids = new Set(posts.flatMap((it) => (it.name === "send" ? [it.args.messageId] : [])));
  return new Map([...replies].filter(([id]) => ids.has(id)));
};

const timesSent = async ({ simulator }: Demo): Promise<Map<string, number>> => {
  const times = new Map<string, number>();
  for (const { callbackData } of await simulator.sends()) {
    if (callbackData) times.set(callbackData, (times.get(callbackData) ?? 0) + 1);
  }
  return times;
};
