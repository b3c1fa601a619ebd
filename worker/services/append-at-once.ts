import type { InboundMessage, Part } from "../channels/port.ts";
import type { IncomingRow } from "../store/inbound/incoming.ts";
import { isKnownAlive, type KnownChannel } from "./known-channels.ts";
import { parseJson } from "./parse-json.ts";
import { append } from "./receive-messages.ts";
import type { WebhookRequest } from "./receive-webhook.ts";
import { toRow } from "./to-row.ts";
import type { WebhookTools } from "./tools.ts";

/** What is longer may not fit one batch. */
const MAX_BYTES = 150_000;

/**
 * The short way of most webhooks, which bring customers' messages for the very channel that signed: one request to the
 * database, which stores them only if the channel is still as it is known. Answers what is left to be decided; null when
 * nothing was done, because the webhook is of another kind, or its signature is not what was known.
 */
export const appendAtOnce = async (
  tools: WebhookTools,
  known: KnownChannel,
  request: WebhookRequest,
): Promise<readonly IncomingRow[] | null> => {
  const { channel, credentials } = known;
  const adapter = tools.adapters[channel.kind];
  if (request.body.length > MAX_BYTES || !adapter || !(await adapter.verify(request, credentials))) return null;
  const json = parseJson(new TextDecoder().decode(request.body));
  const messages = "error" in json ? null : messagesFor(channel.externalId, adapter.parse(json.value, channel));
  if (!messages) return null;
  const mine = { rows: messages.map((it) => toRow(tools, it)), chars: request.body.length };
  return tools.gather(known, mine, async (rows) => {
    const now = tools.now();
    const isAlive = isKnownAlive(known, now);
    const left = await append(tools, channel, rows, { as: channel, isKnownAlive: isAlive });
    if (!isAlive) known.aliveAt = now;
    return left;
  });
};

/** The messages, if there is nothing else and all are for that number or account; null otherwise. */
const messagesFor = (externalId: string, parts: readonly Part[]): InboundMessage[] | null => {
  const messages: InboundMessage[] = [];
  for (const part of parts) {
    if (part.externalId !== null && part.externalId !== externalId) return null;
    for (const it of part.items) {
      if (it.is !== "message") return null;
      messages.push(it.message);
    }
  }
  return messages.length > 0 ? messages : null;
};
