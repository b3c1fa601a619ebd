import type { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";

type End = { owner: Actor; isOpen: boolean; arrivesAt: number; onmessage: ((event: { data: unknown }) => void) | null };

/** A device's broadcast channels: what one end says, all others of that name hear, in order, a little later. */
export const createChannels = (loop: Loop, random: Random) => {
  const channels = new Map<string, Set<End>>();
  return {
    open(name: string, owner: Actor): BroadcastChannel {
      const ends = channels.get(name) ?? new Set();
      channels.set(name, ends);
      const close = (): void => {
        end.isOpen = false;
        ends.delete(end);
      };
      const end: End & { postMessage: (data: unknown) => void; close: () => void } = {
        owner,
        isOpen: true,
        arrivesAt: 0,
        onmessage: null,
        postMessage(data) {
          if (!end.isOpen) throw new DOMException("The channel is closed.", "InvalidStateError");
          if (!owner.isAlive) return;
          for (const other of ends) if (other !== end) deliver(other, structuredClone(data));
        },
        close,
      };
      const deliver = (to: End, data: unknown): void => {
        to.arrivesAt = Math.max(to.arrivesAt, loop.now + random.between(0.1, 3));
        loop.always(to.arrivesAt - loop.now, () => {
          if (to.isOpen && to.owner.isAlive) to.owner.run(() => to.onmessage?.({ data }));
        });
      };
      ends.add(end);
      owner.onEnd(close);
      return end as unknown as BroadcastChannel;
    },
  };
};

export type Channels = ReturnType<typeof createChannels>;
