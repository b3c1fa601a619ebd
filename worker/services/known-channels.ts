import { openCredentials } from "../channels/credentials.ts";
import type { Credentials } from "../channels/port.ts";
import { channelById, type StoredChannel } from "../store/channels.ts";
import { HEALTH_EVERY_MS } from "../store/gauge.ts";

/** A channel as it was read, with its secrets opened. */
export type KnownChannel = {
  channel: StoredChannel;
  credentials: Credentials;
  /** When it was last written down that the channel is alive; 0 when nobody here knows. */
  aliveAt: number;
};

/**
 * Channels that were read before, so that the next webhook need not read its own first. They may have changed since: what is
 * done on one's word must hold only as long as the channel is still the same.
 */
export type KnownChannels = {
  recall: (kind: string, id: string) => KnownChannel | null;
  /** As the database has it now. */
  read: (d1: D1Database, kind: string, id: string, key: string) => Promise<KnownChannel | null>;
};

/** More than the channels that are busy at once in one isolate. */
const LIMIT = 1_000;

export const knownChannels = (): KnownChannels => {
  const known = new Map<string, KnownChannel>();
  const recall = (kind: string, id: string) => known.get(`${kind}/${id}`) ?? null;
  return {
    recall,
    async read(d1, kind, id, key) {
      const channel = await channelById(d1, kind, id);
      const before = recall(kind, id);
      known.delete(`${kind}/${id}`);
      if (!channel) return null;
      const isSame = before?.channel.credentials === channel.credentials;
      const credentials = isSame ? before.credentials : await openCredentials(channel.credentials, key);
      const read = { channel, credentials, aliveAt: before?.aliveAt ?? 0 };
      if (known.size >= LIMIT) known.clear();
      known.set(`${kind}/${id}`, read);
      return read;
    },
  };
};

export const isKnownAlive = ({ aliveAt }: KnownChannel, now: number): boolean => now - aliveAt < HEALTH_EVERY_MS;

/** Whether what was read later says the same of who signs, and for which number. */
export const isSameChannel = (one: KnownChannel, other: KnownChannel): boolean =>
  one.channel.credentials === other.channel.credentials &&
  one.channel.externalId === other.channel.externalId &&
  one.channel.accountId === other.channel.accountId;
