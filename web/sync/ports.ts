import type { NewId } from "#shared/ids.ts";

/** Time in epoch milliseconds. `after` gives back what cancels it. */
export type Clock = { now: () => number; after: (ms: number, run: () => void) => () => void };

/** Who uses this device: small, common to all tabs, readable before any database is open. */
export type DeviceRecord = {
  userId: string | null;
  /** Users whose copy must still be deleted, should the deletion have been cut short. */
  doomed: readonly string[];
  /** Whether a copy has been made for them: if there is none, it was lost. */
  hasCopy: boolean;
  /** Signed out without a network: the server still has to be told. */
  owesSignOut: boolean;
};

export type Device = {
  read: () => DeviceRecord;
  write: (record: DeviceRecord) => void;
  /** Calls when another tab wrote. */
  onChange: (listener: () => void) => () => void;
};

export type Network = {
  fetch: typeof fetch;
  /** Posts a file, telling how far it has come (0 to 1); the answer's body is parsed. Null when no server has answered. */
  upload: (request: {
    path: string;
    headers: Readonly<Record<string, string>>;
    body: Blob;
    signal: AbortSignal;
    onProgress: (fraction: number) => void;
  }) => Promise<{ status: number; body: unknown } | null>;
  WebSocket: typeof WebSocket;
  /** Bounds between which the pauses before a reconnection grow, in milliseconds. */
  reconnectMs: { min: number; max: number };
  isOnline: () => boolean;
  /** Calls when the network or the person came back: what waits should try again at once. */
  onWake: (listener: () => void) => () => void;
  onOffline: (listener: () => void) => () => void;
  /** Calls when this page is left or closed. */
  onLeave: (listener: () => void) => () => void;
};

/** Everything that the sync layer needs of the browser, so that tests can bring their own. */
export type Ports = {
  clock: Clock;
  newId: NewId;
  /** Between 0 and 1, as Math.random. */
  random: () => number;
  network: Network;
  device: Device;
  /** Resolves once what is on the screen has been painted and nothing more urgent is to be done. */
  idle: () => Promise<void>;
  /** Calls when a key is pressed, and when what it did has been painted, until what is given back is called. */
  onKey: (pressed: () => void, painted: () => void) => () => void;
  locks: Pick<LockManager, "request">;
  openChannel: (name: string) => BroadcastChannel;
};
