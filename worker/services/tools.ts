import type { NewId } from "#shared/ids.ts";
import type { Adapters } from "../channels/index.ts";
import type { LoggedRow } from "../store/change-log.ts";
import type { DeliveryWake } from "../env.ts";
import type { Metrics } from "../metrics/port.ts";
import type { Rooms } from "../rooms/port.ts";
import type { KnownChannels } from "./known-channels.ts";

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

/** What it takes to carry out commands: which providers can be told of a block is for the adapters to say. */
export type CommandTools = Tools & { adapters: Adapters; credentialsKey: string };

/** What it takes to receive from providers. */
export type WebhookTools = Tools & {
  adapters: Adapters;
  /** What webhooks have read of channels before. */
  channels: KnownChannels;
  credentialsKey: string;
  media: R2Bucket;
  wakeMedia: WakeMedia;
  /** Does what nobody waits for once the provider has its answer; best effort. */
  afterwards: (work: () => Promise<void>) => void;
};

/** Wakes the job that fetches these files, or removes them, now or after a while. A hint: the sweep makes it up. */
export type WakeMedia = (mediaIds: readonly string[], delayMs?: number) => void;

/** What it takes to keep files and to give them out. `publicUrl` is our own address, `mediaSecret` signs a file's. */
export type MediaTools = { media: R2Bucket; publicUrl: string; mediaSecret: string };

/** What it takes to keep pads. */
export type PadTools = Pick<Tools, "d1" | "now" | "newId"> & { media: R2Bucket; seal: Rooms["seal"] };

/** What it takes to send through them. */
export type SendTools = Tools &
  MediaTools & {
    adapters: Adapters;
    credentialsKey: string;
    random: () => number;
    /** Resolves after so many milliseconds; at once when there are none. */
    sleep: (ms: number) => Promise<void>;
  };

/** What it takes to fetch customers' files from them. */
export type FetchTools = WebhookTools & Pick<SendTools, "random">;
