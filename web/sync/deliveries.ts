import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import { messagesOf, type ReplicaDb } from "./db.ts";
import type { OutboxItem } from "./outbox-item.ts";

export type Deliveries = ReturnType<typeof createDeliveries>;

/** Which replies of the outbox the replica has as messages already. */
export const createDeliveries = () => {
  const arrived = new Set<Id>();
  return {
    has: (item: OutboxItem): boolean => item.name === "send" && arrived.has(item.args.messageId),

    note(messages: readonly Message[], items: readonly OutboxItem[]): void {
      const sent = new Set(items.map((it) => (it.name === "send" ? it.args.messageId : null)));
      for (const it of messages) if (sent.has(it.id)) arrived.add(it.id);
    },

    /** Looks them up: they may have come just before this tab opened. */
    async load(db: ReplicaDb, items: readonly OutboxItem[]): Promise<void> {
      for (const item of items) {
        if (item.name !== "send") continue;
        const keys = await db.getAllKeys("messages", messagesOf(item.args.conversationId));
        if (keys.some(([, , id]) => id === item.args.messageId)) arrived.add(item.args.messageId);
      }
    },
  };
};
