import type { Item, Part } from "../channels/port.ts";
import { channelByExternalId, channelsOfAccount, type StoredChannel } from "../store/channels.ts";
import type { WebhookTools } from "./tools.ts";

/** What one channel is told, with tools on the database that the channel is in. */
type Group = Found & { items: Item[] };
type Found = { tools: WebhookTools; channel: StoredChannel };

/** What is about the account itself, and so about all of its channels. */
const OF_ACCOUNTS: ReadonlySet<Item["is"]> = new Set(["template", "event"]);

/** One Meta app sends all its numbers to one address: each part goes to its own channel, if the app secret is the same. */
export const groupByChannel = async (
  tools: WebhookTools,
  signedBy: StoredChannel,
  parts: readonly Part[],
): Promise<Group[]> => {
  const groups = new Map<string, Group>();
  const signer = { tools, channel: signedBy };
  const put = (found: Found, items: readonly Item[]): void => {
    const group = groups.get(found.channel.id) ?? { ...found, items: [] };
    groups.set(found.channel.id, group);
    group.items.push(...items);
  };
  for (const part of parts) {
    const items = part.items.map(asStorable);
    const ofAccount = (it: Item): boolean => part.externalId === null && OF_ACCOUNTS.has(it.is);
    const found = await channelOfPart(signer, part);
    const rest = items.filter((it) => !ofAccount(it));
    if (found) put(found, rest);
    else put(signer, rest.map(unknown));
    const news = items.filter(ofAccount);
    if (news.length === 0) continue;
    const channels = await channelsOf(signer, part.accountId);
    for (const it of channels) put(it, news);
    if (channels.length === 0) put(signer, news.map(unknown));
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

const channelOfPart = async (signer: Found, { externalId }: Part): Promise<Found | null> => {
  const { kind, externalId: own, secretTag } = signer.channel;
  if (externalId === null || externalId === own) return signer;
  const find = async (tools: WebhookTools): Promise<Found | null> => {
    const channel = await channelByExternalId(tools.d1, kind, externalId, secretTag);
    return channel && { tools, channel };
  };
  const near = await find(signer.tools);
  if (near) return near;
  for (const tools of await signer.tools.elsewhere(kind, externalId)) {
    const far = await find(tools);
    if (far) return far;
  }
  return null;
};

/** All channels of the account; the one that signed, where its account is not known. */
const channelsOf = async (signer: Found, accountId: string | null): Promise<Found[]> => {
  const { kind, accountId: own, secretTag } = signer.channel;
  if (accountId === null || own === null) return [signer];
  const everywhere = [signer.tools, ...(await signer.tools.elsewhere(kind, accountId))];
  const found = everywhere.map(async (tools) => {
    const channels = await channelsOfAccount(tools.d1, kind, accountId, secretTag);
    return channels.map((channel) => ({ tools, channel }));
  });
  return (await Promise.all(found)).flat();
};
