import { expect } from "vitest";
import type { Faults } from "../../../simulator/state/faults.ts";
import { eventually } from "./eventually.ts";

export type SimMessage = { id: string; from: string; text: string | null; status: string | null; failure: unknown };

/** The provider simulator, with its customers as people. */
export type Simulator = ReturnType<typeof simulatorAt>;
export type Customer = Awaited<ReturnType<Simulator["customer"]>>;

let customers = 0;

export const simulatorAt = (url: string) => {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(url + path, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const sends = async (): Promise<{ phone: string; text: string; callbackData: string | null }[]> =>
    (await call("GET", "/sim/log")).sends;

  return {
    /** Someone with a phone number that nobody had before. */
    customer: async (name: string, options: { windowOpen?: boolean } = {}) => {
      customers += 1;
      const phone = `5521987${String(customers + 100_000)}`;
      await call("POST", "/sim/customers", { phone, name, ...options });
      const messages = async (): Promise<SimMessage[]> =>
        (await call("GET", `/sim/customers/${phone}/messages?limit=100`)).items;
      return {
        name,
        phone,
        messages,
        writes: (text: string) => call("POST", `/sim/customers/${phone}/messages`, { text }),
        reads: () => call("POST", `/sim/customers/${phone}/read`, {}),
        /** The texts that Prosa has sent, in the order in which they came. */
        received: async () => (await sends()).filter((it) => it.phone === phone).map((it) => it.text),
        /** Waits until the phone shows the text with the status. */
        sees: (text: string, status: string) =>
          eventually(async () => expect((await messages()).findLast((it) => it.text === text)?.status).toBe(status)),
      };
    },
    sends,
    setFaults: (plan: Partial<Faults>) => call("PUT", "/sim/faults", plan),
    /** Waits until Prosa has taken every webhook. */
    isQuiet: () => eventually(async () => expect((await call("GET", "/sim/log")).webhooks.waiting).toBe(0)),
  };
};
