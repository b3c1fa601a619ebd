import type { Clock } from "./clock.ts";
import { DEMO } from "./demo-options.ts";
import type { ChannelKind } from "./state/channel-kind.ts";
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

/** What identifies Prosa's Instagram account or page at Meta, and the secrets that the two share. */
export interface MessagingOptions {
  webhookPath: string;
  appSecret: string;
  accessToken: string;
  /** The Instagram account's id, or the page's. */
  accountId: string;
}

/** What identifies Prosa's Z-API instance, and the secrets that the two share. */
export interface ZapiOptions {
  webhookPath: string;
  /** `?token=` of the webhook's address. */
  webhookToken: string;
  instanceId: string;
  token: string;
  /** The account's security token, sent as `Client-Token`. */
  clientToken: string;
  /** The connected phone's number, digits only. */
  phone: string;
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
  newMessageId(channel: ChannelKind): string;
  /** A new id of a file. */
  newFileId(): string;
  /** A new id of a person at Instagram or Messenger. */
  newScopedId(): string;
  whatsapp: WhatsAppOptions;
  instagram: MessagingOptions;
  messenger: MessagingOptions;
  zapi: ZapiOptions;
}

export type SimulatorOverrides = Partial<Omit<SimulatorOptions, ChannelKind>> & {
  [Kind in ChannelKind]?: Partial<SimulatorOptions[Kind]>;
};

/** The demo company's settings, changed where `overrides` says so. */
export function withDefaults(overrides: SimulatorOverrides = {}): SimulatorOptions {
  return {
    ...DEMO,
    ...overrides,
    whatsapp: { ...DEMO.whatsapp, ...overrides.whatsapp },
    instagram: { ...DEMO.instagram, ...overrides.instagram },
    messenger: { ...DEMO.messenger, ...overrides.messenger },
    zapi: { ...DEMO.zapi, ...overrides.zapi },
  };
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
