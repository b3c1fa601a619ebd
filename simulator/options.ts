import { randomBytes } from "node:crypto";
import { systemClock, type Clock } from "./clock.ts";
import { DEMO_CUSTOMERS } from "./state/demo-customers.ts";
import type { CustomerChange } from "./state/customer.ts";

/** What identifies Prosa's WhatsApp channel at Meta, and the secrets that the two share. */
export interface WhatsAppOptions {
  /** Where webhooks go, below Prosa's address. */
  webhookPath: string;
  appSecret: string;
  verifyToken: string;
  accessToken: string;
  phoneNumberId: string;
  wabaId: string;
  /** The company's number as customers see it, digits only. */
  displayPhone: string;
}

export interface SimulatorOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  prosaUrl: string;
  /** The company's name on the customers' phones. */
  businessName: string;
  customers: readonly CustomerChange[];
  /** Customers read every message as soon as it arrives. */
  autoRead: boolean;
  /** Milliseconds from one status to the next. */
  statusDelays: { sent: number; delivered: number; read: number };
  webhookTimeoutMs: number;
  /** How many webhooks may wait for Prosa before the simulator takes no new message. */
  maxWaitingWebhooks: number;
  /** Milliseconds before attempt `attempt` + 1 of a webhook; the first attempt is 1. */
  retryDelayMs(attempt: number): number;
  clock: Clock;
  /** From 0 to below 1, as Math.random. */
  random(): number;
  /** A new provider message id. */
  newMessageId(): string;
  whatsapp: WhatsAppOptions;
}

export type SimulatorOverrides = Partial<Omit<SimulatorOptions, "whatsapp">> & { whatsapp?: Partial<WhatsAppOptions> };

const DEMO: SimulatorOptions = {
  host: "127.0.0.1",
  port: 8788,
  prosaUrl: "http://127.0.0.1:8787",
  businessName: "Loja Aurora",
  customers: DEMO_CUSTOMERS,
  autoRead: false,
  statusDelays: { sent: 150, delivered: 350, read: 400 },
  webhookTimeoutMs: 10_000,
  maxWaitingWebhooks: 10_000,
  retryDelayMs: (attempt) => Math.min(250 * 2 ** attempt, 15_000),
  clock: systemClock,
  random: Math.random,
  newMessageId: () => `wamid.${randomBytes(28).toString("base64")}`,
  whatsapp: {
    webhookPath: "/webhooks/whatsapp/demo-whatsapp",
    appSecret: "prosa-demo-secret",
    verifyToken: "prosa-demo-verify",
    accessToken: "prosa-demo-token",
    phoneNumberId: "100000000000001",
    wabaId: "100000000000009",
    displayPhone: "551130000001",
  },
};

/** The demo company's settings, changed where `overrides` says so. */
export function withDefaults(overrides: SimulatorOverrides = {}): SimulatorOptions {
  return { ...DEMO, ...overrides, whatsapp: { ...DEMO.whatsapp, ...overrides.whatsapp } };
}

/**
 * What the environment may change: `PROSA_SIMULATOR_PORT` and `PROSA_URL`.
 * @throws {Error} when the port is not a number from 0 to 65535 or the address cannot be parsed.
 */
export function optionsFromEnvironment(env: NodeJS.ProcessEnv): SimulatorOverrides {
  const overrides: SimulatorOverrides = {};
  if (env.PROSA_SIMULATOR_PORT) {
    const port = Number(env.PROSA_SIMULATOR_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new Error(`PROSA_SIMULATOR_PORT não é uma porta: ${env.PROSA_SIMULATOR_PORT}`);
    }
    overrides.port = port;
  }
  if (env.PROSA_URL) {
    if (!URL.canParse(env.PROSA_URL)) throw new Error(`PROSA_URL não é um endereço: ${env.PROSA_URL}`);
    overrides.prosaUrl = new URL(env.PROSA_URL).origin;
  }
  return overrides;
}
