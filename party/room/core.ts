import type { FeedPage } from "#shared/protocol/feed.ts";
import type { Alarm } from "./alarm.ts";
import type { Pads } from "./pads/pads.ts";
import type { RoomPorts } from "./ports.ts";
import type { Sessions } from "./sessions.ts";
import type { RoomState } from "./state.ts";
import type { Tail } from "./tail.ts";

/** What the parts of one room share. It lives as long as the room's memory. */
export type Core = {
  ports: RoomPorts;
  /** Null until somebody enters the room for the first time. */
  state: RoomState | null;
  sessions: Sessions;
  tail: Tail;
  pads: Pads;
  alarm: Alarm;
  /** Rows that the tail no longer has. */
  history: (after: number) => Promise<FeedPage>;
  /** Somebody may have come or gone. */
  announceOnline: () => void;
};

/** Runs what nobody waits for; its failure is reported and goes no further. */
export const detached = (core: Core, work: Promise<unknown>): void => void work.catch(core.ports.report);
