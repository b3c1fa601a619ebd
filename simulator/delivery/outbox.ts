import type { Clock } from "../clock.ts";
import type { Feed, WebhookState } from "../state/feed.ts";
import type { Tasks } from "../tasks.ts";

/** A request that Prosa must answer with 200. */
export interface Webhook {
  /** Webhooks of one lane arrive in order, one at a time: a customer is a lane. */
  lane: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  onDelivered?(): void;
}

/** Delivers once. Resolves to null on a 200, else to what went wrong: an HTTP status or a network error code. */
export type Post = (webhook: Webhook) => Promise<string | null>;

/** Keeps every webhook until Prosa took it, in order within its lane. */
export interface Outbox {
  push(webhook: Webhook): void;
  /** False when so much is waiting that nothing new should be taken on. */
  hasRoom(): boolean;
  state(): WebhookState;
}

export interface OutboxOptions {
  limit: number;
  retryDelayMs(attempt: number): number;
  clock: Clock;
  tasks: Tasks;
  feed: Feed;
  post: Post;
}

export function createOutbox({ limit, retryDelayMs, clock, tasks, feed, post }: OutboxOptions): Outbox {
  const lanes = new Map<string, Webhook[]>();
  const troubles = new Map<string, string>();
  let waiting = 0;

  const state = (): WebhookState => ({ waiting, trouble: troubles.values().next().value ?? null });
  const tell = (): void => feed.publish({ type: "webhooks", webhooks: state() });

  async function deliver(webhook: Webhook): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const trouble = await post(webhook);
      if (trouble === null) break;
      troubles.set(webhook.lane, trouble);
      tell();
      await clock.wait(retryDelayMs(attempt), tasks.signal);
    }
    troubles.delete(webhook.lane);
    webhook.onDelivered?.();
  }

  async function drain(lane: string, queue: Webhook[]): Promise<void> {
    for (let webhook = queue[0]; webhook; webhook = queue[0]) {
      await deliver(webhook);
      queue.shift();
      waiting -= 1;
      tell();
    }
    lanes.delete(lane);
  }

  return {
    state,
    hasRoom: () => waiting < limit,
    push(webhook) {
      waiting += 1;
      tell();
      const queue = lanes.get(webhook.lane);
      if (queue) {
        queue.push(webhook);
        return;
      }
      const started = [webhook];
      lanes.set(webhook.lane, started);
      tasks.run(() => drain(webhook.lane, started));
    },
  };
}
