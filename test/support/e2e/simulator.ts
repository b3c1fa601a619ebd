import { expect } from "vitest";
import type { ChannelKind } from "../../../simulator/state/channel-kind.ts";
import type { Faults } from "../../../simulator/state/faults.ts";
import type { Message } from "../../../simulator/state/message.ts";
import type { Counts, Send } from "../../../simulator/state/sends.ts";
import { eventually } from "./eventually.ts";

export type SimMessage = Message;

/** The provider simulator, with its customers as people. */
export type Simulator = ReturnType<typeof simulatorAt>;
export type Customer = Awaited<ReturnType<Simulator["customer"]>>;

/** What a customer sends, in the words of `simulator/provider/content.ts`. */
type Sent = { type: string } & Record<string, unknown>;

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
  const log = (): Promise<{ sends: Send[]; counts: Counts; webhooks: { waiting: number } }> => call("GET", "/sim/log");
  const sends = async (): Promise<Send[]> => (await log()).sends;

  return {
    /** Someone with an address that nobody had before: a phone number, on Instagram and Messenger a scoped id. */
    customer: async (name: string, options: { channel?: ChannelKind; windowOpen?: boolean } = {}) => {
      customers += 1;
      const address = `5521987${String(customers + 100_000)}`;
      const { customer } = await call("POST", "/sim/customers", { phone: address, address, name, ...options });
      const path = `/sim/customers/${encodeURIComponent(customer.key)}`;
      const messages = async (): Promise<SimMessage[]> => (await call("GET", `${path}/messages?limit=100`)).items;
      const sendsOf = async (sent: Sent): Promise<SimMessage> => (await call("POST", `${path}/messages`, sent)).message;
      return {
        name,
        /** The phone number, or the scoped id. */
        phone: address,
        messages,
        writes: (text: string) => sendsOf({ type: "text", text }),
        /** Any kind of message: `{ type: "image", file: "photo" }`, `{ type: "reaction", emoji: "👍" }` … */
        sends: sendsOf,
        /** The company answers on its own phone, past Prosa. */
        isAnsweredElsewhere: async (text: string): Promise<SimMessage> =>
          (await call("POST", `${path}/echoes`, { text })).message,
        /** Stops or resumes advertising. WhatsApp only. */
        stopsMarketing: (isStopped: boolean) => call("POST", `${path}/marketing`, { isStopped }),
        /** Has another number from now on. WhatsApp only. */
        changesNumber: (phone: string) => call("POST", `${path}/number`, { phone }),
        setWindowOpen: (windowOpen: boolean) =>
          call("POST", "/sim/customers", { channel: customer.channel, phone: address, address, windowOpen }),
        reads: () => call("POST", `${path}/read`, {}),
        /** Waits until the provider has heard that the company blocks them, or no longer does. */
        isHeldBack: (isBlocked: boolean) =>
          eventually(async () => {
            const { items } = await call("GET", "/sim/customers");
            expect(items).toContainEqual(expect.objectContaining({ key: customer.key, isBlocked }));
          }),
        /** The texts that Prosa has sent, in the order in which they came. */
        received: async () => (await sends()).filter((it) => it.to === address).map((it) => it.text),
        /** Waits until the phone shows the text with the status. */
        sees: (text: string, status: string) =>
          eventually(async () => expect((await messages()).findLast((it) => it.text === text)?.status).toBe(status)),
        /** Waits until the phone shows a message of the kind, with the status, and returns it. */
        seesKind: (type: string, status = "delivered") =>
          eventually(async () => {
            const found = (await messages()).findLast((it) => it.from === "business" && it.type === type);
            expect(found?.status).toBe(status);
            return found as SimMessage;
          }),
        /** The bytes of a message's file as they lie on the phone. */
        file: async (message: SimMessage): Promise<Uint8Array> => {
          const response = await fetch(url + (message.media?.url ?? "/"));
          if (!response.ok || !message.media) throw new Error(`No file: ${response.status}`);
          return new Uint8Array(await response.arrayBuffer());
        },
      };
    },
    sends,
    /** How often each callback data and each text was accepted: nothing may be there twice. */
    counts: async (): Promise<Counts> => (await log()).counts,
    setFaults: (plan: Partial<Omit<Faults, "random">> & { random?: Partial<NonNullable<Faults["random"]>> }) =>
      call("PUT", "/sim/faults", plan),
    /** The provider decides about a template: `{ status: "PAUSED" }`, `{ quality: "RED" }`, `{ category: "MARKETING" }`. */
    changeTemplate: (name: string, change: Record<string, string>) => call("PUT", `/sim/templates/${name}`, change),
    /** Z-API's phone is linked or lost. */
    setConnected: (isConnected: boolean) => call("PUT", "/sim/connection", { isConnected }),
    /** Any payload, signed and posted as the channel's provider would. */
    tell: (channel: ChannelKind, payload: object) => call("POST", "/sim/webhooks", { channel, payload }),
    /** Waits until Prosa has taken every webhook. */
    isQuiet: () => eventually(async () => expect((await log()).webhooks.waiting).toBe(0)),
  };
};
