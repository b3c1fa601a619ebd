import type { Feed } from "#shared/protocol/feed.ts";
import type { PadHome } from "#shared/protocol/pad-home.ts";
import type { Ticket } from "#shared/protocol/ticket.ts";
import type { LIMITS } from "../../../party/room/limits.ts";
import type { Room } from "../../../party/room/room.ts";
import type { RoomPorts } from "../../../party/room/ports.ts";
import type { Sync } from "../../../web/sync/session.ts";
import type { Ports } from "../../../web/sync/ports.ts";

/**
 * What of the product a run drives. The Worker's types belong to its own runtime, so that it is loaded by address and
 * said here as far as the simulator needs it.
 */
export type Product = {
  app: { fetch: (request: Request, env: object, context: object) => Promise<Response> };
  toolsOf: (env: object, later: (work: Promise<unknown>) => void, shard: object) => object;
  deliver: (tools: object, messages: readonly object[]) => Promise<void>;
  sweep: (tools: object) => Promise<void>;
  sealCredentials: (credentials: object, key: string) => Promise<string>;
  secretTag: (secret: string, key: string) => Promise<string>;
  createRoom: (ports: RoomPorts) => Room;
  limits: { -readonly [Name in keyof typeof LIMITS]: number };
  httpFeed: (workerUrl: string, secret: string) => Feed;
  httpPadHome: (workerUrl: string, secret: string) => PadHome;
  ticketVerifier: (secret: string) => (token: string) => Promise<Ticket | null>;
  startSync: (ports: Ports) => Sync;
  /** What the Worker's isolate remembers between requests is forgotten. */
  renewIsolate: () => void;
};

const ROOT = new URL("../../../", import.meta.url);
const load = (path: string): Promise<Record<string, never>> => import(new URL(path, ROOT).href);

/** Loads the product. The module hooks and the globals' patches must be in place. */
export const loadProduct = async (): Promise<Product> => {
  const modules = await Promise.all([
    load("worker/app.ts"),
    load("worker/context.ts"),
    load("worker/jobs/deliver.ts"),
    load("worker/jobs/sweep.ts"),
    load("worker/channels/credentials.ts"),
    load("party/room/room.ts"),
    load("party/http-feed.ts"),
    load("party/http-pad-home.ts"),
    load("party/ticket.ts"),
    load("web/sync/session.ts"),
  ]);
  // Loaded on demand by the client: known beforehand, that takes no time of the machine's.
  const { fetchCode } = (await load("web/sync/fetch-code.ts")) as unknown as { fetchCode: () => Promise<void> };
  await fetchCode();
  const { LIMITS } = await load("party/room/limits.ts");
  return {
    ...(Object.assign({}, ...modules) as Product),
    limits: LIMITS as unknown as Product["limits"],
    renewIsolate: () => (globalThis as { renewIsolate?: () => void }).renewIsolate?.(),
  };
};
