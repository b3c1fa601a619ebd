import type { DeliveryWake } from "../env.ts";
import { sendDue } from "../services/send-due.ts";
import type { SendTools } from "../services/tools.ts";

/** A queue's batch: wake-ups, perhaps repeated, for conversations with something to send. */
export const deliver = async (tools: SendTools, batch: MessageBatch<DeliveryWake>): Promise<void> => {
  const conversations = Map.groupBy(batch.messages, (it) => it.body.conversationId);
  await Promise.all(
    [...conversations].map(async ([conversationId, wakes]) => {
      try {
        await sendDue(tools, conversationId);
        for (const it of wakes) it.ack();
      } catch {
        for (const it of wakes) it.retry();
      }
    }),
  );
};
