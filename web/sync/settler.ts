import type { Id } from "#shared/ids.ts";
import type { Outbox } from "./outbox.ts";
import type { OutboxItem } from "./outbox-item.ts";
import type { Clock } from "./ports.ts";

/** How long an answered command may wait for the log to show its effect before the server is asked, in milliseconds. */
const GRACE_MS = 3_000;

export type SettlerParts = {
  clock: Clock;
  outbox: Pick<Outbox, "answered" | "remove">;
  /** Whether the replica shows the command's effect, or something newer. */
  isShown: (item: OutboxItem) => boolean;
  /** Fetches the conversation's present state; false when the server could not be reached. */
  recheck: (conversationId: Id) => Promise<boolean>;
};

/** Lets answered commands leave the outbox once nothing flickers when they do. */
export const createSettler = ({ clock, outbox, isShown, recheck }: SettlerParts) => {
  const waits = new Map<Id, () => void>();

  const check = async (): Promise<void> => {
    const answered = outbox.answered();
    for (const it of answered) {
      if (!isShown(it) && !waits.has(it.id))
        waits.set(
          it.id,
          clock.after(GRACE_MS, () => void ask(it)),
        );
    }
    const shown = answered.filter(isShown);
    for (const it of shown) stopWaiting(it.id);
    if (shown.length > 0) await outbox.remove(shown);
  };

  const ask = async (item: OutboxItem): Promise<void> => {
    const isKnown = item.conversationId === null || (await recheck(item.conversationId));
    stopWaiting(item.id);
    await (isKnown ? outbox.remove([item]) : check());
  };

  const stopWaiting = (id: Id): void => {
    waits.get(id)?.();
    waits.delete(id);
  };

  return {
    check,
    stop(): void {
      for (const id of waits.keys()) stopWaiting(id);
    },
  };
};
