import type { Server } from "partyserver";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";

/** What the Worker is bound to: see wrangler.toml. Secrets come from `.dev.vars` or `wrangler secret put`. */
export type Env = {
  /** The first database. Others over which companies are sharded are bound as DB_2, DB_3 and so on. */
  DB: D1Database;
  [shard: `DB_${number}`]: D1Database;
  ROOM: DurableObjectNamespace<Server & RoomCalls>;
  MEDIA: R2Bucket;
  DELIVERIES: Queue<Sharded<DeliveryWake>>;
  MEDIA_JOBS: Queue<Sharded<MediaWake>>;
  ASSETS: Fetcher;
  /** Workers Analytics Engine. Without it nothing is lost but the single data points. */
  METRICS?: AnalyticsEngineDataset;
  SESSION_SECRET: string;
  ROOM_SECRET: string;
  /** Base64 of the 32 bytes that encrypt channels' credentials. */
  CREDENTIALS_KEY: string;
  /** Lets whoever runs this installation found companies. Without it nobody can. */
  OPERATOR_SECRET?: string;
  /** Where Meta's Graph API answers: https://graph.facebook.com, or the simulator. */
  GRAPH_URL: string;
  /** Where Z-API answers: https://api.z-api.io, or the simulator. */
  ZAPI_URL: string;
  /** Where this Worker is reached from outside, without a slash at its end: providers fetch files from there. */
  PUBLIC_URL: string;
  /** Set when rooms run on PartyKit: its address. Without it they are this Worker's own Durable Objects. */
  PARTYKIT_URL?: string;
};

/** What the Worker calls of a room. */
type RoomCalls = {
  poke: (rows: LogRow[]) => Promise<void>;
  ping: () => Promise<void>;
  seal: (conversationId: string) => Promise<SavedPad | null>;
};

/**
 * A wake-up for the sender, of which the conversation's oldest due message is what it sends; or for the job that tells
 * providers of a contact's block or its end.
 */
export type DeliveryWake = { conversationId: string } | { block: string };

/** On its way a wake-up names the database that it is about. */
export type Sharded<Wake> = Wake & { shard?: string };

/** A wake-up for the job that looks after this file. */
export type MediaWake = { mediaId: string };
