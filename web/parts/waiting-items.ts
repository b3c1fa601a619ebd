import { type Accessor, createMemo } from "solid-js";
import { useProsa } from "../stores/context.ts";
import type { OutboxItem, Refusal } from "../stores/prosa.ts";

/** That one has looked at a conversation is told in silence: nobody waits for it, and nobody misses it. */
const isTold = (it: OutboxItem | Refusal): boolean => it.name !== "read";

/** What waits to be sent and is worth telling, in order. */
export const useWaiting = (): Accessor<readonly OutboxItem[]> => {
  const { outbox } = useProsa();
  return createMemo(() => outbox.waiting().filter(isTold));
};

/** What was refused and is worth telling, oldest first. */
export const useRefusals = (): Accessor<readonly Refusal[]> => {
  const { outbox } = useProsa();
  return createMemo(() => outbox.refusals().filter(isTold));
};
