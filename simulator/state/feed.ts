import type { CustomerSummary } from "./customer.ts";
import type { Faults } from "./faults.ts";
import type { Message } from "./message.ts";

/** What is waiting for Prosa, and why the oldest of it did not get through (an HTTP status or a network error code). */
export interface WebhookState {
  waiting: number;
  trouble: string | null;
}

/** What happens here, as the page hears it. */
export type FeedEvent =
  | { type: "customer"; customer: CustomerSummary }
  | { type: "message"; key: string; phone: string | null; message: Message }
  | { type: "typing"; key: string }
  | { type: "faults"; faults: Faults }
  | { type: "webhooks"; webhooks: WebhookState };

export interface Feed {
  publish(event: FeedEvent): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Set<(event: FeedEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
