import { randomBytes } from "node:crypto";
import { systemClock } from "./clock.ts";
import type { SimulatorOptions } from "./options.ts";
import type { ChannelKind } from "./state/channel-kind.ts";
import { DEMO_CUSTOMERS } from "./state/demo-customers.ts";

const digits = (count: number): string =>
  randomBytes(8).readBigUInt64BE().toString().padStart(20, "7").slice(-count).replace(/^0/, "7");

const MESSAGE_IDS: Record<ChannelKind, () => string> = {
  whatsapp: () => `wamid.${randomBytes(28).toString("base64")}`,
  instagram: () => `aWdfZG${randomBytes(60).toString("base64url")}`,
  messenger: () => `m_${randomBytes(48).toString("base64url")}`,
  zapi: () => `3EB0${randomBytes(9).toString("hex").toUpperCase()}`,
};

/** The demo company's settings. */
export const DEMO: SimulatorOptions = {
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
  newMessageId: (channel) => MESSAGE_IDS[channel](),
  newFileId: () => digits(16),
  newScopedId: () => digits(16),
  whatsapp: {
    webhookPath: "/webhooks/whatsapp/demo-whatsapp",
    appSecret: "prosa-demo-secret",
    verifyToken: "prosa-demo-verify",
    accessToken: "prosa-demo-token",
    phoneNumberId: "100000000000001",
    wabaId: "100000000000009",
    displayPhone: "551130000001",
  },
  instagram: {
    webhookPath: "/webhooks/instagram/demo-instagram",
    appSecret: "prosa-demo-secret",
    accessToken: "prosa-demo-token",
    accountId: "100000000000002",
  },
  messenger: {
    webhookPath: "/webhooks/messenger/demo-messenger",
    appSecret: "prosa-demo-secret",
    accessToken: "prosa-demo-token",
    accountId: "100000000000003",
  },
  zapi: {
    webhookPath: "/webhooks/zapi/demo-zapi",
    webhookToken: "prosa-demo-secret",
    instanceId: "PROSA-DEMO",
    token: "prosa-demo-token",
    clientToken: "prosa-demo-client-token",
    phone: "551130000004",
  },
};
