import { onTestFinished } from "vitest";
import type { SimulatorOverrides } from "../../../simulator/options.ts";
import type { CustomerSummary } from "../../../simulator/state/customer.ts";
import type { Message } from "../../../simulator/state/message.ts";
import type { Send } from "../../../simulator/state/sends.ts";
import { createSimulator, type Simulator } from "../../../simulator/server.ts";
import { createTestClock, type TestClock } from "./clock.ts";
import { startProsa, type FakeProsa } from "./prosa.ts";
import type { AnswerBody, InboundMessage, Status, WebhookValue } from "./shapes.ts";

export const MARIANA = "5511987650001";
export const JOAO = "5511987650002";
/** Her account has no ninth digit. */
export const CELIA = "555187650005";
/** Hides his number. */
export const OTAVIO = "5571987650006";

export interface World {
  simulator: Simulator;
  prosa: FakeProsa;
  clock: TestClock;
  /** Requests a path of the simulator; a body goes as JSON. */
  call<Body = AnswerBody>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
  /** Sends as Prosa does; `change` replaces fields of a text to Mariana. */
  send(change?: Record<string, unknown>): Promise<Answer>;
  faults(plan: Record<string, unknown>): Promise<Answer>;
  /** What the simulator shows on a customer's phone. */
  bubbles(phone: string): Promise<Message[]>;
  /** The row of a demo customer. */
  customer(phone: string): Promise<CustomerSummary>;
  /** The accepted sends. */
  log(): Promise<Send[]>;
}

export interface Answer<Body = AnswerBody> {
  status: number;
  body: Body;
}

/** A simulator and a Prosa that end with the test. */
export async function startWorld(overrides: SimulatorOverrides = {}): Promise<World> {
  const clock = createTestClock();
  const prosa = await startProsa();
  const simulator = await createSimulator({ port: 0, prosaUrl: prosa.url, clock, random: () => 0, ...overrides });
  onTestFinished(async () => {
    await simulator.close();
    await prosa.close();
  });

  const call = async <Body = AnswerBody>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> => {
    const response = await fetch(simulator.url + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };

  return {
    simulator,
    prosa,
    clock,
    call,
    send: (change = {}) => call("POST", "/v23.0/100000000000001/messages", { ...TEXT, ...change }, TOKEN),
    faults: (plan) => call("PUT", "/sim/faults", plan),
    bubbles: async (phone) => (await call<{ items: Message[] }>("GET", messagesOf(phone))).body.items,
    customer: async (phone) => {
      const { body } = await call<{ items: CustomerSummary[] }>("GET", "/sim/customers");
      return body.items.find((customer) => customer.phone === phone)!;
    },
    log: async () => (await call<{ sends: Send[] }>("GET", "/sim/log")).body.sends,
  };
}

export const messagesOf = (phone: string): string => `/sim/customers/${phone}/messages`;

export const TOKEN = { authorization: "Bearer prosa-demo-token" };

const TEXT = {
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to: MARIANA,
  type: "text",
  text: { body: "Bom dia, Mariana" },
};

/** The names of the statuses among webhook values, in order. */
export const statusNames = (values: WebhookValue[]): string[] => statusesOf(values).map(({ status }) => status);

export const statusesOf = (values: WebhookValue[]): Status[] => values.flatMap((value) => value.statuses ?? []);

/** The texts of the customers' messages among webhook values, in order. */
export const messageTexts = (values: WebhookValue[]): string[] =>
  inboundOf(values).map(({ text }) => String(text?.body));

export const inboundOf = (values: WebhookValue[]): InboundMessage[] => values.flatMap((value) => value.messages ?? []);
