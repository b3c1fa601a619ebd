import type { Outbox } from "./delivery/outbox.ts";
import type { StatusGate } from "./delivery/status-gate.ts";
import type { SimulatorOptions } from "./options.ts";
import type { Customers } from "./state/customers.ts";
import type { FaultPlan } from "./state/faults.ts";
import type { Feed } from "./state/feed.ts";
import type { Files } from "./state/files.ts";
import type { Sends } from "./state/sends.ts";
import type { Tasks } from "./tasks.ts";

/** What every provider works with. */
export interface World {
  options: SimulatorOptions;
  /** The simulator's own address, without a slash at the end. */
  address(): string;
  customers: Customers;
  files: Files;
  faults: FaultPlan;
  feed: Feed;
  sends: Sends;
  tasks: Tasks;
  outbox: Outbox;
  /** The way to the outbox, through whatever disorder is planned. */
  out: Pick<Outbox, "push">;
  /** The same for statuses, which can be held and reversed. */
  gate: StatusGate;
}
