import type { ChannelKind } from "#shared/model/channel.ts";
import { isConflict } from "../store/conflict.ts";
import {
  abandonedLease,
  endDelivery,
  type Ending,
  type Held,
  type Leased,
  leaseOldest,
  postponeDelivery,
} from "../store/deliveries.ts";
import { type Attempt, attemptSend } from "./attempt-send.ts";
import { CHANNEL_PAUSE_MS, MAX_ATTEMPTS, waitMs } from "./backoff.ts";
import type { SendTools } from "./tools.ts";

/** What would be sent later than that is left to the sweep. */
const LONGEST_WAKE_MS = 60_000;

/**
 * Until when a lost answer may be made up for by a report that names our id, in milliseconds: they come within seconds. What
 * is reported later still counts.
 */
const SETTLE_MS = 180_000;

/** Sends the conversation's due messages, oldest first, one at a time; stops where one has to wait. */
export const sendDue = async (tools: SendTools, conversationId: string): Promise<void> => {
  await settleAbandoned(tools, conversationId);
  for (;;) {
    const lease = tools.newId();
    const next = await leaseOldest(tools.d1, conversationId, { lease, now: tools.now() });
    if (next.is === "nothing") return;
    if (next.is === "busy") {
      const delayMs = next.until - tools.now();
      if (delayMs < LONGEST_WAKE_MS) tools.wake([{ conversationId }], delayMs);
      return;
    }
    tools.tell(next.rows);
    if (!(await sendOne(tools, next.leased, lease))) return;
  }
};

/** Whether the message has come to an end, so that the next one may follow. */
const sendOne = async (tools: SendTools, leased: Leased, lease: string): Promise<boolean> => {
  const { messageId, conversationId, channel, attempts, startsAt } = leased;
  const held = { messageId, conversationId, channelId: channel.id, lease };
  await tools.sleep(startsAt - tools.now());
  const attempt = await attemptSend(tools, leased);
  if (attempt.result === "sent") tools.metrics.took("delivery_age", leased.companyId, tools.now() - leased.dueAt);
  if (attempt.result !== "later" || attempts >= MAX_ATTEMPTS) {
    await end(tools, held, endingOf(tools, channel.kind, attempt));
    return true;
  }
  const { failure, retryAfterMs, isChannelWide } = attempt;
  const now = tools.now();
  const delayMs = waitMs(attempts, retryAfterMs, tools.random());
  const channelUntil = isChannelWide ? now + Math.max(CHANNEL_PAUSE_MS, Math.min(retryAfterMs ?? 0, delayMs)) : null;
  await postponeDelivery(tools.d1, held, { dueAt: now + delayMs, channelUntil, failure }, now);
  tools.wake([{ conversationId }], delayMs);
  return false;
};

/** A sender that died may have sent its message: a person decides whether to send it again, unless a status tells. */
const settleAbandoned = async (tools: SendTools, conversationId: string): Promise<void> => {
  const abandoned = await abandonedLease(tools.d1, conversationId, tools.now());
  if (!abandoned) return;
  const failure = { code: "no_answer", reason: "" };
  const attempt = { result: "unknown", failure, isProvidersWord: false } as const;
  await end(tools, abandoned, endingOf(tools, abandoned.channelKind, attempt));
};

const end = async (tools: SendTools, held: Held, ending: Ending): Promise<void> => {
  try {
    tools.tell(await endDelivery(tools.d1, held, ending, tools.now()));
  } catch (error) {
    // Another sender found the lease ended and has settled the message.
    if (!isConflict(error)) throw error;
  }
};

const endingOf = (tools: SendTools, kind: ChannelKind, attempt: Attempt): Ending => {
  const { isProvidersWord } = attempt;
  switch (attempt.result) {
    case "sent":
      return { status: "sent", providerId: attempt.providerId, failure: null, isProvidersWord, settlesBy: null };
    case "unknown": {
      const settlesBy = tools.adapters[kind]?.echoesMessageId ? tools.now() + SETTLE_MS : null;
      return { status: "unknown", providerId: null, failure: attempt.failure, isProvidersWord, settlesBy };
    }
    case "rejected":
    case "later":
      return { status: "failed", providerId: null, failure: attempt.failure, isProvidersWord, settlesBy: null };
  }
};
