import { expect } from "vitest";
import type { Demo } from "../support/e2e/demo.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Ledger } from "./ledger.ts";
import { readStored, type Stored } from "./stored.ts";

/** The provider has taken no reply twice, and has taken those that we say were sent. */
export const expectSentOnce = async (demo: Demo, ledger: Ledger): Promise<void> => {
  // Asked before the provider is: it may take more meanwhile.
  const replies = repliesOf(demo, ledger);
  const times = await timesSent(demo);
  const twice = [...times].filter(([, count]) => count > 1);
  const never = [...replies].filter(([id, { status }]) => REACHED.has(status) && !times.has(id));
  expect({ twice, never }).toEqual({ twice: [], never: [] });
};

/** Waits until every reply has come to an end: the provider has it, or it cannot be known and a person is asked. */
export const allComeToAnEnd = async (demo: Demo, ledger: Ledger): Promise<{ sent: number; unknown: number }> => {
  const ends = await eventually(
    async () => {
      await demo.sweep();
      const replies = [...repliesOf(demo, ledger).values()];
      expect(replies.filter(({ status }) => !REACHED.has(status) && status !== "unknown")).toEqual([]);
      return replies;
    },
    // Who died while sending holds the conversation for as long as the lease lasts, 25 seconds.
    AT_REST,
  );
  const unknown = ends.filter(({ status }) => status === "unknown").length;
  return { sent: ends.length - unknown, unknown };
};

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "read"]);

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
