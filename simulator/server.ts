import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createDisorder } from "./delivery/disorder.ts";
import { createOutbox } from "./delivery/outbox.ts";
import { createHttpPost } from "./delivery/post.ts";
import { withDefaults, type SimulatorOptions, type SimulatorOverrides } from "./options.ts";
import { eventRoutes } from "./routes/events.ts";
import { pageRoutes } from "./routes/page.ts";
import { simRoutes } from "./routes/sim.ts";
import { createCustomers } from "./state/customers.ts";
import { createFaultPlan } from "./state/faults.ts";
import { createFeed, type Feed } from "./state/feed.ts";
import { createSends } from "./state/sends.ts";
import { createTasks } from "./tasks.ts";
import { createWhatsAppChannel } from "./whatsapp/channel.ts";
import { graphRoutes } from "./whatsapp/graph.ts";

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
  const { clock } = options;
  const tasks = createTasks();
  const feed = createFeed();
  const faults = createFaultPlan(feed);
  const sends = createSends();
  const customers = createCustomers(feed, clock.now, options.customers);
  const outbox = createOutbox({
    limit: options.maxWaitingWebhooks,
    retryDelayMs: options.retryDelayMs,
    clock,
    tasks,
    feed,
    post: createHttpPost(options.webhookTimeoutMs, tasks.signal),
  });
  const out = createDisorder(faults, outbox, options.random);
  const channel = createWhatsAppChannel({ options, customers, faults, feed, sends, tasks, outbox, out });

  const app = new Hono<{ Bindings: HttpBindings }>()
    .route("/sim/events", eventRoutes(channel))
    .route("/sim", simRoutes(channel))
    .route("/", graphRoutes(channel))
    .route("/", pageRoutes());
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, options);

  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
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
