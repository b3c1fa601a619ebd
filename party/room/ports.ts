import type { Feed } from "#shared/protocol/feed.ts";
import type { PadHome } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Ticket } from "#shared/protocol/ticket.ts";
import type { PadStorage } from "./pads/storage.ts";

/** A room's own key-value storage; values are plain data. It outlives the room's memory. */
export type Storage = {
  /** All keys that begin with the prefix. */
  read: (prefix: string) => Promise<Map<string, unknown>>;
  /** All or nothing, at most 128 keys; null removes the key. */
  write: (batch: ReadonlyMap<string, unknown>) => Promise<void>;
};

/** One client's socket, by an id that the host chose. The attachment is small (2 KiB) and outlives the room's memory. */
export type Connection = {
  readonly id: string;
  send: (bytes: Uint8Array<ArrayBuffer>) => void;
  close: (code: number, reason: string) => void;
  getAttachment: () => unknown;
  setAttachment: (attachment: unknown) => void;
};

export type Connections = { all: () => Iterable<Connection> };

/** Times are epoch milliseconds. There is one alarm, which outlives the room's memory; timers do not. */
export type Clock = {
  now: () => number;
  getAlarm: () => Promise<number | null>;
  setAlarm: (at: number) => Promise<void>;
  after: (ms: number, run: () => void) => void;
};

/** What a host gives to a room. */
export type RoomPorts = {
  scope: Scope;
  storage: Storage;
  connections: Connections;
  clock: Clock;
  feed: Feed;
  padHome: PadHome;
  padStorage: PadStorage;
  /** Null for a ticket that is forged, expired or unreadable. */
  verifyTicket: (token: string) => Promise<Ticket | null>;
  newId: () => string;
  report: (error: unknown) => void;
};
