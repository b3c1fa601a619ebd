import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { withDefaults, type SimulatorOptions, type SimulatorOverrides } from "./options.ts";
import { eventRoutes } from "./routes/events.ts";
import { happeningRoutes } from "./routes/happenings.ts";
import { pageRoutes } from "./routes/page.ts";
import { simRoutes } from "./routes/sim.ts";
import { createMessagingChannel } from "./messaging/channel.ts";
import { messagingRoutes } from "./messaging/graph.ts";
import { messagingProvider } from "./messaging/provider.ts";
import type { Feed } from "./state/feed.ts";
import { createWhatsAppChannel } from "./whatsapp/channel.ts";
import { graphRoutes } from "./whatsapp/graph.ts";
import { whatsAppProvider } from "./whatsapp/provider.ts";
import { createWorld } from "./create-world.ts";
import { createZapiChannel } from "./zapi/channel.ts";
import { zapiProvider } from "./zapi/provider.ts";
import { zapiRoutes } from "./zapi/routes.ts";

/** A running simulator. */
export interface Simulator {
  /** Its address, without a slash at the end. */
  url: string;
  options: SimulatorOptions;
  /** What happens in it, for whoever runs it in the same process. */
  feed: Feed;
  /** Resolves when no webhook and no status is on its way; statuses that a fault holds do not count. */
  idle(): Promise<void>;
  /** Stops listening and drops what is still waiting. */
  close(): Promise<void>;
}

/**
 * Starts a simulator with the demo company's settings, changed where `overrides` says so.
 * Rejects when the port is taken.
 */
export async function createSimulator(overrides: SimulatorOverrides = {}): Promise<Simulator> {
  const options = withDefaults(overrides);
  let url = "";
  const world = createWorld(options, () => url);
  const whatsapp = createWhatsAppChannel(world);
  const instagram = createMessagingChannel(world, "instagram");
  const messenger = createMessagingChannel(world, "messenger");
  const zapi = createZapiChannel(world);
  const providers = {
    whatsapp: whatsAppProvider(whatsapp),
    instagram: messagingProvider(instagram),
    messenger: messagingProvider(messenger),
    zapi: zapiProvider(zapi),
  };

  const app = new Hono<{ Bindings: HttpBindings }>()
    .route("/sim/events", eventRoutes(world))
    .route("/sim", simRoutes(world, providers))
    .route("/sim", happeningRoutes(whatsapp, zapi, providers))
    .route("/", messagingRoutes(instagram, providers.instagram))
    .route("/", messagingRoutes(messenger, providers.messenger))
    .route("/", graphRoutes(whatsapp, providers.whatsapp))
    .route("/", zapiRoutes(zapi, providers.zapi))
    .route("/", pageRoutes());
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, options);

  const { port } = server.address() as AddressInfo;
  url = `http://${options.host}:${port}`;
  const { feed, tasks } = world;
  return {
    url,
    options,
    feed,
    idle: tasks.idle,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await tasks.stop();
      server.closeAllConnections();
      await closed;
    },
  };
}

const listen = (server: Server, { host, port }: SimulatorOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
