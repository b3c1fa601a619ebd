import type { NewId } from "#shared/ids.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { Adapters } from "../channels/index.ts";
import type { LoggedRow } from "../store/change-log.ts";
import type { DeliveryWake } from "../env.ts";
import type { Metrics } from "../metrics/port.ts";
import type { Rooms } from "../rooms/port.ts";
import type { IncomingRow } from "../store/inbound/incoming.ts";
import type { Gather } from "./gather.ts";
import type { KnownChannel, KnownChannels } from "./known-channels.ts";

/** What services are given besides their arguments: the system of record, the clock, and who to tell after a commit. */
export type Tools = {
  d1: D1Database;
  now: () => number;
  newId: NewId;
  /** Tells rooms of rows that were committed. A hint: what is lost, a room's cursor makes up. */
  tell: (rows: readonly LoggedRow[]) => void;
  /** Wakes whom it concerns, now or after a while (milliseconds). A hint too: the sweep makes it up. */
  wake: (wakes: readonly DeliveryWake[], delayMs?: number) => void;
  metrics: Metrics;
};

/**
 * What it takes to carry out commands: which providers can be told of a block is for the adapters to say. `directory` is the
 * database that keeps it, null where that is the company's own.
 */
export type CommandTools = Tools & { directory: D1Database | null; adapters: Adapters; credentialsKey: string };

/** What it takes to receive from providers. */
export type WebhookTools = Tools & {
  adapters: Adapters;
  /** What webhooks have read of channels before. */
  channels: KnownChannels;
  gather: Gather<KnownChannel, IncomingRow>;
  credentialsKey: string;
  media: R2Bucket;
  wakeMedia: WakeMedia;
  /** Does what nobody waits for once the provider has its answer; best effort. */
  afterwards: (work: () => Promise<void>) => void;
  /** The same on each other database where a company has what the provider calls so: a number, a page, an account. */
  elsewhere: (kind: ChannelKind, providersId: string) => Promise<WebhookTools[]>;
};

/** Wakes the job that fetches these files, or removes them, now or after a while. A hint: the sweep makes it up. */
export type WakeMedia = (mediaIds: readonly string[], delayMs?: number) => void;

/**
 * What it takes to keep files and to give them out. `publicUrl` is our own address, `mediaSecret` signs a file's, `shard` names
 * the database that knows of it.
 */
export type MediaTools = { media: R2Bucket; publicUrl: string; mediaSecret: string; shard: string };

/** What it takes to keep pads. */
export type PadTools = Pick<Tools, "d1" | "now" | "newId"> & { media: R2Bucket; seal: Rooms["seal"] };

/** What it takes to send through them. */
export type SendTools = Tools &
  MediaTools & {
    adapters: Adapters;
    credentialsKey: string;
    random: () => number;
    /** Resolves after so many milliseconds; when there are none, once whatever is ready has had its turn. */
    sleep: (ms: number) => Promise<void>;
  };

/** What it takes to fetch customers' files from them. */
export type FetchTools = WebhookTools & Pick<SendTools, "random">;
