import type { Outbox, Webhook } from "./outbox.ts";
import type { FaultPlan } from "../state/faults.ts";

/** Where status webhooks pass on their way out; holds or reverses them when the fault plan says so. */
export interface StatusGate {
  offer(webhook: Webhook): void;
  /** The statuses that belong together are all there: lets a reversed plan hand them on. */
  settle(lane: string): void;
}

export function createStatusGate(faults: FaultPlan, out: Pick<Outbox, "push">): StatusGate {
  const heldByLane = new Map<string, Webhook[]>();

  const release = (lane: string): void => {
    const held = heldByLane.get(lane) ?? [];
    heldByLane.delete(lane);
    if (faults.now().statuses === "reversed") held.reverse();
    for (const webhook of held) out.push(webhook);
  };

  faults.onChange(({ statuses }) => {
    if (statuses === "held") return;
    for (const lane of heldByLane.keys()) release(lane);
  });

  return {
    offer(webhook) {
      if (faults.now().statuses === "ordered") out.push(webhook);
      else heldByLane.set(webhook.lane, [...(heldByLane.get(webhook.lane) ?? []), webhook]);
    },
    settle(lane) {
      if (faults.now().statuses === "reversed") release(lane);
    },
  };
}
