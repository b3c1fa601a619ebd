import type { DeliveryWake } from "../env.ts";
import { logTrouble } from "../logs/log.ts";
import { sendDue } from "../services/send-due.ts";
import { tellBlock } from "../services/tell-block.ts";
import type { SendTools } from "../services/tools.ts";

/** Wake-ups, perhaps repeated, for conversations with something to send and contacts' blocks to tell of. */
export const deliver = async (tools: SendTools, messages: readonly Message<DeliveryWake>[]): Promise<void> => {
  const alike = Map.groupBy(messages, (it) => JSON.stringify(it.body));
  await Promise.all(
    [...alike.values()].map(async (wakes) => {
      try {
        for (const { body } of wakes.slice(0, 1)) await answer(tools, body);
        for (const it of wakes) it.ack();
      } catch (error) {
        logTrouble({ event: "delivery_trouble", times: wakes.length }, error);
        for (const it of wakes) it.retry();
      }
    }),
  );
};

const answer = (tools: SendTools, wake: DeliveryWake): Promise<void> =>
  "block" in wake ? tellBlock(tools, wake.block) : sendDue(tools, wake.conversationId);
