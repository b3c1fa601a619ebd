import { expect } from "vitest";
import type { Demo } from "../support/e2e/demo.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Ledger } from "./ledger.ts";
import { readStored } from "./stored.ts";

/** The provider has taken no reply twice, and has taken those that we say were sent. */
export const expectSentOnce = async (demo: Demo, ledger: Ledger): Promise<void> => {
  const statuses = await statusesOf(demo, ledger);
  const times = await timesSent(demo);
  const twice = [...times].filter(([, count]) => count > 1);
  const never = [...statuses].filter(([id, status]) => REACHED.has(status) && !times.has(id));
  expect({ twice, never }).toEqual({ twice: [], never: [] });
};

/** Waits until every reply has come to an end: the provider has it, or it cannot be known and a person is asked. */
export const allComeToAnEnd = async (demo: Demo, ledger: Ledger): Promise<{ sent: number; unknown: number }> => {
  const ends = await eventually(
    async () => {
      await demo.sweep();
      const statuses = [...(await statusesOf(demo, ledger)).values()];
      expect(statuses.filter((it) => !REACHED.has(it) && it !== "unknown")).toEqual([]);
      return statuses;
    },
    // Who died while sending holds the conversation for as long as the lease lasts, 25 seconds.
    AT_REST,
  );
  const unknown = ends.filter((it) => it === "unknown").length;
  return { sent: ends.length - unknown, unknown };
};

const REACHED: ReadonlySet<string> = new Set(["sent", "delivered", "read"]);

const statusesOf = async (
  { stateDir }: Demo,
  { acknowledged, unsure, givenUp }: Ledger,
): Promise<Map<string, string>> => {
  const { statuses } = readStored(stateDir);
  const posts = [...acknowledged, ...unsure, ...givenUp].flatMap((it) => (it.kind === "commands" ? it.requests : []));
  const ids = posts.flatMap((it) => (it.name === "send" ? [it.args.messageId] : []));
  return new Map(ids.flatMap((id) => (statuses.has(id) ? [[id, statuses.get(id) ?? ""]] : [])));
};

const timesSent = async ({ simulator }: Demo): Promise<Map<string, number>> => {
  const times = new Map<string, number>();
  for (const { callbackData } of await simulator.sends()) {
    if (callbackData) times.set(callbackData, (times.get(callbackData) ?? 0) + 1);
  }
  return times;
};
