import type { Failure } from "#shared/model/message.ts";
import type { Beat } from "./beats.ts";
import type { Random } from "./random.ts";
import type { Slot } from "./slots.ts";
import type { Mishap } from "./standing.ts";

export type Delivery = { status: "sent" | "delivered" | "read" | "failed" | "unknown"; failure: Failure | null };

/** How each answer fared, by its index: what a customer has replied to was read, save by those who hide that. */
export const deliveriesOf = (beats: readonly Beat[], slot: Slot, random: Random): Map<number, Delivery> => {
  const hidesReading = random.chance(0.12);
  const lastInbound = beats.findLastIndex((it) => it.is === "inbound");
  const lastAnswer = beats.findLastIndex((it) => it.is === "outbound");
  const fate = (index: number): Delivery => {
    if (slot.state === "open" && slot.mishap && index === lastAnswer) return MISHAPS[slot.mishap];
    if (index < lastInbound || slot.state === "concluded") return arrived(hidesReading ? "delivered" : "read");
    return arrived(random.pick(hidesReading ? ["sent", "delivered"] : ["sent", "delivered", "delivered", "read"]));
  };
  return new Map(beats.flatMap((it, index) => (it.is === "outbound" ? [[index, fate(index)] as const] : [])));
};

const arrived = (status: "sent" | "delivered" | "read"): Delivery => ({ status, failure: null });

const MISHAPS: Record<Mishap, Delivery> = {
  failed: { status: "failed", failure: { code: "131026", reason: "Message undeliverable" } },
  unknown: { status: "unknown", failure: { code: "no_answer", reason: "TimeoutError" } },
};

/** How many facts a delivery has taken, on top of the message's own. */
export const REPORTS: Record<Delivery["status"], number> = { sent: 1, delivered: 2, read: 3, failed: 1, unknown: 1 };
