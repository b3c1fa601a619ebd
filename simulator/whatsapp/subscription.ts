import { randomBytes } from "node:crypto";
import type { SimulatorOptions } from "../options.ts";

/**
 * Meta's handshake when a webhook address is saved: Prosa must echo the challenge.
 * Source: Graph API, "Webhooks, verification requests". Rejects when Prosa cannot be reached.
 */
export async function verifySubscription(options: SimulatorOptions): Promise<{ verified: boolean; status: number }> {
  const { prosaUrl, whatsapp, webhookTimeoutMs } = options;
  const challenge = String(randomBytes(4).readUInt32BE());
  const url = new URL(whatsapp.webhookPath, prosaUrl);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.verify_token", whatsapp.verifyToken);
  url.searchParams.set("hub.challenge", challenge);
  const response = await fetch(url, { signal: AbortSignal.timeout(webhookTimeoutMs) });
  return { verified: response.ok && (await response.text()) === challenge, status: response.status };
}
