import { openCredentials } from "../channels/credentials.ts";
import type { SendResult } from "../channels/port.ts";
import { channelById } from "../store/channels.ts";
import { isConflict } from "../store/conflict.ts";
import {
  abandonedLease,
  endDelivery,
  type Ending,
  type Leased,
  leaseOldest,
  postponeDelivery,
} from "../store/deliveries.ts";
import { MAX_ATTEMPTS, waitMs } from "./backoff.ts";
import type { SendTools } from "./tools.ts";

/** Longer than an adapter waits for an answer, so that no second sender starts while the first still waits. */
const LEASE_MS = 25_000;

/** Sends the conversation's due messages, oldest first, one at a time; stops where one has to wait. */
export const sendDue = async (tools: SendTools, conversationId: string): Promise<void> => {
  await settleAbandoned(tools, conversationId);
  for (;;) {
    const now = tools.now();
    const lease = tools.newId();
    const leased = await leaseOldest(tools.d1, conversationId, { lease, endsAt: now + LEASE_MS, now });
    if (!leased) return;
    const result = await attempt(tools, leased);
    if (result.result === "later" && leased.attempts < MAX_ATTEMPTS) {
      const delayMs = waitMs(leased.attempts, result.retryAfterMs, tools.random());
      await postponeDelivery(tools.d1, { messageId: leased.messageId, lease }, tools.now() + delayMs);
      await tools.wakeLater(conversationId, delayMs);
      return;
    }
    await end(tools, { ...leased, lease }, endingOf(result));
  }
};

const attempt = async (tools: SendTools, { messageId, to, text, isBlocked, channel }: Leased): Promise<SendResult> => {
  if (isBlocked) return rejected("contact_blocked");
  if (!to) return rejected("no_address");
  const stored = await channelById(tools.d1, channel.kind, channel.id);
  const adapter = stored && tools.adapters[stored.kind];
  if (!stored || !adapter) return rejected("no_channel");
  const credentials = await openCredentials(stored.credentials, tools.credentialsKey);
  const outgoing = { messageId, to, body: { is: "text", text } as const, quotes: null, needsHumanAgentTag: false };
  return adapter.send(outgoing, stored, credentials);
};

/** A sender that died may have sent its message: a person decides whether to send it again, unless a status tells. */
const settleAbandoned = async (tools: SendTools, conversationId: string): Promise<void> => {
  const abandoned = await abandonedLease(tools.d1, conversationId, tools.now());
  if (!abandoned) return;
  await end(tools, abandoned, { status: "unknown", providerId: null, failure: { code: "no_answer", reason: "" } });
};

const end = async (
  tools: SendTools,
  leased: { messageId: string; conversationId: string; lease: string },
  ending: Ending,
): Promise<void> => {
  try {
    tools.tell(await endDelivery(tools.d1, leased, ending, tools.now()));
  } catch (error) {
    // Another sender found the lease ended and has settled the message.
    if (!isConflict(error)) throw error;
  }
};

const endingOf = (result: SendResult): Ending => {
  switch (result.result) {
    case "sent":
      return { status: "sent", providerId: result.providerId, failure: null };
    case "unknown":
      return { status: "unknown", providerId: null, failure: result.failure };
    case "rejected":
    case "later":
      return { status: "failed", providerId: null, failure: result.failure };
  }
};

/** Refused by us, before the provider was asked; the client has words for the code. */
const rejected = (code: string): SendResult => ({ result: "rejected", failure: { code, reason: "" } });
