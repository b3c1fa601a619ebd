import type { FaultPlan } from "../state/faults.ts";
import type { Outbox, Webhook } from "./outbox.ts";

/** Between whoever makes webhooks and the outbox: duplicates and shuffles them when the fault plan says so. */
export function createDisorder(faults: FaultPlan, outbox: Outbox, random: () => number): Pick<Outbox, "push"> {
  let gathered: Webhook[] = [];

  const releaseWhenEnough = (): void => {
    if (gathered.length < faults.now().shuffle) return;
    const released = shuffled(gathered, random);
    gathered = [];
    // One lane for all, or lanes delivered side by side would undo the order chosen here.
    for (const webhook of released) outbox.push({ ...webhook, lane: "shuffled" });
  };

  faults.onChange(releaseWhenEnough);

  return {
    push(webhook) {
      const { duplicate, shuffle } = faults.now();
      for (let copy = 0; copy < duplicate; copy++) {
        if (shuffle > 1) gathered.push(webhook);
        else outbox.push(webhook);
      }
      releaseWhenEnough();
    },
  };
}

/** Sattolo's algorithm: no item keeps its place, so that a shuffle is never by chance the order as it was. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * last);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
