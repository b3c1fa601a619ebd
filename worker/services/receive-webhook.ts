import { Refused } from "../refused.ts";
import { appendAtOnce } from "./append-at-once.ts";
import { keepDeadLetter } from "./keep-dead-letter.ts";
import { isSameChannel } from "./known-channels.ts";
import { parseJson } from "./parse-json.ts";
import { settleAll } from "./receive-messages.ts";
import { receiveParts } from "./receive-parts.ts";
import type { WebhookTools } from "./tools.ts";

export type WebhookRequest = { kind: string; channelId: string; headers: Headers; url: URL; body: Uint8Array };

/**
 * Takes a provider's webhook: verified before anything is read, stored before it is answered, told afterwards. `onCompany`
 * hears whose channel's address it came to.
 */
export const receiveWebhook = async (
  tools: WebhookTools,
  request: WebhookRequest,
  onCompany?: (companyId: string) => void,
): Promise<void> => {
  const known = tools.channels.recall(request.kind, request.channelId);
  if (known) onCompany?.(known.channel.companyId);
  const left = known && (await appendAtOnce(tools, known, request));
  if (left?.length === 0) return;
  const read = await channelFor(tools, request.kind, request.channelId);
  const { channel, adapter, credentials } = read;
  onCompany?.(channel.companyId);
  if (!(await adapter.verify(request, credentials))) throw new Refused("wrong_signature");
  if (known && left && isSameChannel(known, read)) return settleAll(tools, channel, left);
  const text = new TextDecoder().decode(request.body);
  const json = parseJson(text);
  if ("error" in json) {
    await keepDeadLetter(tools, channel, { body: text, error: json.error });
    return;
  }
  await receiveParts(tools, channel, adapter.parse(json.value, channel));
};

/** The answer to a provider's test of the address. */
export const answerChallenge = async (
  tools: WebhookTools,
  kind: string,
  channelId: string,
  url: URL,
): Promise<string> => {
  const { adapter, credentials } = await channelFor(tools, kind, channelId);
  const answer = adapter.challenge(url, credentials);
  if (answer === null) throw new Refused("wrong_signature");
  return answer;
};

const channelFor = async (
  { d1, adapters, channels, credentialsKey }: WebhookTools,
  kind: string,
  channelId: string,
) => {
  const read = await channels.read(d1, kind, channelId, credentialsKey);
  const adapter = read && adapters[read.channel.kind];
  if (!read || !adapter) throw new Refused("not_found");
  return { ...read, adapter };
};
