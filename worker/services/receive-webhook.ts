import type { Adapters } from "../channels/index.ts";
import { openCredentials } from "../channels/credentials.ts";
import type { Parsed } from "../channels/port.ts";
import { Refused } from "../refused.ts";
import type { LoggedRow } from "../store/change-log.ts";
import { channelByExternalId, channelById, type StoredChannel } from "../store/channels.ts";
import { applyStatuses } from "../store/statuses.ts";
import { countOutcomes } from "../store/webhook-records.ts";
import { keepDeadLetter } from "./keep-dead-letter.ts";
import { receiveMessages } from "./receive-messages.ts";
import type { Tools } from "./tools.ts";

export type WebhookTools = Tools & { adapters: Adapters; credentialsKey: string; media: R2Bucket };

export type WebhookRequest = { kind: string; channelId: string; headers: Headers; url: URL; body: Uint8Array };

/** Takes a provider's webhook: verified before anything is read, stored before it is answered, told afterwards. */
export const receiveWebhook = async (tools: WebhookTools, request: WebhookRequest): Promise<void> => {
  const { channel, adapter, credentials } = await channelFor(tools, request.kind, request.channelId);
  if (!(await adapter.verify(request, credentials))) throw new Refused("wrong_signature");
  const text = new TextDecoder().decode(request.body);
  const json = parseJson(text);
  if ("error" in json) {
    await keepDeadLetter(tools, channel, { body: text, error: json.error });
    return;
  }
  tools.tell(await receiveParts(tools, channel, adapter.parse(json.value)));
};

/** The answer to a provider's test of the address. */
export const answerChallenge = async (tools: WebhookTools, kind: string, channelId: string, url: URL): Promise<string> => {
  const { adapter, credentials } = await channelFor(tools, kind, channelId);
  const answer = adapter.challenge(url, credentials);
  if (answer === null) throw new Refused("wrong_signature");
  return answer;
};

const channelFor = async ({ d1, adapters, credentialsKey }: WebhookTools, kind: string, channelId: string) => {
  const channel = await channelById(d1, kind, channelId);
  const adapter = channel && adapters[channel.kind];
  if (!channel || !adapter) throw new Refused("not_found");
  return { channel, adapter, credentials: await openCredentials(channel.credentials, credentialsKey) };
};

const receiveParts = async (tools: WebhookTools, signedBy: StoredChannel, parts: readonly Parsed[]) => {
  const rows: LoggedRow[] = [];
  for (const { channel, messages, statuses, ignored, broken } of await groupByChannel(tools, signedBy, parts)) {
    const to = { companyId: channel.companyId, channelId: channel.id, defaultTeamId: channel.defaultTeamId };
    if (messages.length > 0) rows.push(...(await receiveMessages(tools, to, messages)));
    if (statuses.length > 0) {
      const applied = await applyStatuses(tools.d1, channel.id, statuses, { batchId: tools.newId(), now: tools.now() });
      rows.push(...applied.rows);
      ignored.push(...Array<string>(applied.unknown).fill("status:of_unknown_message"));
    }
    for (const { piece, error } of broken) await keepDeadLetter(tools, channel, { body: JSON.stringify(piece), error });
    await countOutcomes(tools.d1, channel.id, ignored.map((it) => `ignored:${it}`), tools.now());
  }
  return rows;
};

/** Far above what a provider's message may be; a larger one would exceed what a row can hold. */
const MAX_MESSAGE_CHARS = 200_000;

type Group = Omit<Parsed, "externalId" | "accountId"> & { channel: StoredChannel };

/** One Meta app sends all its numbers to one address: each part goes to its own channel, if the app secret is the same. */
const groupByChannel = async (tools: WebhookTools, signedBy: StoredChannel, parts: readonly Parsed[]) => {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const channel = await channelOfPart(tools, signedBy, part);
    const key = channel?.id ?? signedBy.id;
    const group = groups.get(key) ?? { channel: channel ?? signedBy, messages: [], statuses: [], ignored: [], broken: [] };
    groups.set(key, group);
    if (!channel) {
      group.ignored.push("unknown_account");
      continue;
    }
    for (const message of part.messages) {
      if (JSON.stringify(message).length <= MAX_MESSAGE_CHARS) group.messages.push(message);
      else group.broken.push({ error: "message: too large", piece: message });
    }
    group.statuses.push(...part.statuses);
    group.ignored.push(...part.ignored);
    group.broken.push(...part.broken);
  }
  return groups.values();
};

const channelOfPart = async ({ d1 }: WebhookTools, signedBy: StoredChannel, { externalId }: Parsed) => {
  if (externalId === null || externalId === signedBy.externalId) return signedBy;
  return channelByExternalId(d1, signedBy.kind, externalId, signedBy.secretTag);
};

const parseJson = (text: string): { value: unknown } | { error: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "malformed JSON" };
  }
};
