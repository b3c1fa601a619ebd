import type { Item, Part } from "../channels/port.ts";
import { channelByExternalId, channelsOfAccount, type StoredChannel } from "../store/channels.ts";
import type { WebhookTools } from "./tools.ts";

type Group = { channel: StoredChannel; items: Item[] };

/** What is about the account itself, and so about all of its channels. */
const OF_ACCOUNTS: ReadonlySet<Item["is"]> = new Set(["template", "event"]);

/** One Meta app sends all its numbers to one address: each part goes to its own channel, if the app secret is the same. */
export const groupByChannel = async (
  tools: WebhookTools,
  signedBy: StoredChannel,
  parts: readonly Part[],
): Promise<Group[]> => {
  const groups = new Map<string, Group>();
  const put = (channel: StoredChannel, items: readonly Item[]): void => {
    const group = groups.get(channel.id) ?? { channel, items: [] };
    groups.set(channel.id, group);
    group.items.push(...items);
  };
  for (const part of parts) {
    const items = part.items.map(asStorable);
    const ofAccount = (it: Item): boolean => part.externalId === null && OF_ACCOUNTS.has(it.is);
    const channel = await channelOfPart(tools, signedBy, part);
    const rest = items.filter((it) => !ofAccount(it));
    if (channel) put(channel, rest);
    else put(signedBy, rest.map(unknown));
    const news = items.filter(ofAccount);
    if (news.length === 0) continue;
    const channels = await channelsOf(tools, signedBy, part.accountId);
    for (const it of channels) put(it, news);
    if (channels.length === 0) put(signedBy, news.map(unknown));
  }
  return [...groups.values()];
};

/** Nobody here has that number or account. */
const unknown = (): Item => ({ is: "ignored", name: "unknown_account" });

/** Far above what a provider's message may be; a larger one would exceed what a row can hold. */
const MAX_ITEM_CHARS = 200_000;

const asStorable = (it: Item): Item => {
  if (it.is === "broken" || JSON.stringify(it).length <= MAX_ITEM_CHARS) return it;
  return { is: "broken", error: `${it.is}: too large`, body: it };
};

const channelOfPart = async ({ d1 }: WebhookTools, signedBy: StoredChannel, { externalId }: Part) => {
  if (externalId === null || externalId === signedBy.externalId) return signedBy;
  return channelByExternalId(d1, signedBy.kind, externalId, signedBy.secretTag);
};

/** All channels of the account; the one that signed, where its account is not known. */
const channelsOf = async ({ d1 }: WebhookTools, signedBy: StoredChannel, accountId: string | null) => {
  if (accountId === null || signedBy.accountId === null) return [signedBy];
  return channelsOfAccount(d1, signedBy.kind, accountId, signedBy.secretTag);
};
