import { createDisorder } from "./delivery/disorder.ts";
import { createOutbox } from "./delivery/outbox.ts";
import { createHttpPost } from "./delivery/post.ts";
import { createStatusGate } from "./delivery/status-gate.ts";
import type { SimulatorOptions } from "./options.ts";
import { createCustomers } from "./state/customers.ts";
import { createFaultPlan } from "./state/faults.ts";
import { createFeed } from "./state/feed.ts";
import { createFiles } from "./state/files.ts";
import { createSends } from "./state/sends.ts";
import { createTasks } from "./tasks.ts";
import type { World } from "./world.ts";

/** A world in which nothing has happened yet. `address` is asked for once the simulator listens. */
export function createWorld(options: SimulatorOptions, address: () => string): World {
  const { clock } = options;
  const tasks = createTasks();
  const feed = createFeed();
  const faults = createFaultPlan(feed);
  const outbox = createOutbox({
    limit: options.maxWaitingWebhooks,
    retryDelayMs: options.retryDelayMs,
    clock,
    tasks,
    feed,
    post: createHttpPost(options.webhookTimeoutMs, tasks.signal),
  });
  const out = createDisorder(faults, outbox, options.random);
  return {
    options,
    address,
    customers: createCustomers(feed, clock.now, options.newScopedId, options.customers),
    files: createFiles(options.newFileId),
    faults,
    feed,
    sends: createSends(),
    tasks,
    outbox,
    out,
    gate: createStatusGate(faults, out),
  };
}
