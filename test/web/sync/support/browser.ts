import type { DeviceRecord, Ports } from "../../../../web/sync/ports.ts";
import { startSync } from "../../../../web/sync/session.ts";
import type { Cookie, FakeApi } from "./api.ts";
import type { FakeClock } from "./clock.ts";
import { nextId } from "./people.ts";
import type { RoomDoor } from "./room.ts";
import { type FakeSocket, fakeWebSocket } from "./socket.ts";

export type Browser = ReturnType<typeof createBrowser>;

let browsers = 0;

/** A device with its network, its storage and its tabs. */
export const createBrowser = ({ api, rooms, clock }: { api: FakeApi; rooms: RoomDoor; clock: FakeClock }) => {
  const name = `browser-${++browsers}`;
  const cookie: Cookie = { userId: null };
  const wakes = new Set<() => void>();
  const cuts = new Set<() => void>();
  const leaves = new Map<object, () => void>();
  const sockets = new Set<FakeSocket>();
  const deviceListeners = new Map<object, Set<() => void>>();
  let isUp = true;
  const keys = new Set<{ pressed: () => void; painted: () => void }>();
  let record: DeviceRecord = { userId: null, doomed: [], hasCopy: false, owesSignOut: false };

  const WebSocketDouble = fakeWebSocket({
    isUp: () => isUp,
    connect: (socket) => void sockets.add(socket),
    receive: rooms.receive,
    leave(socket) {
      sockets.delete(socket);
      rooms.leave(socket);
    },
  });

  /** The same numbers in each run, and others in each browser. */
  let seed = browsers * 7_919;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };

  const portsOfTab = (): Ports => {
    const tab = {};
    const own = new Set<() => void>();
    deviceListeners.set(tab, own);
    return {
      clock,
      newId: nextId,
      random,
      network: {
        async fetch(input, init) {
          if (!isUp) throw new TypeError("Failed to fetch");
          const response = await api.fetch(cookie, String(input), init);
          if (!isUp) throw new TypeError("Failed to fetch");
          return response;
        },
        upload: async (request) => (isUp ? api.upload(cookie, request) : null),
        WebSocket: WebSocketDouble as unknown as typeof WebSocket,
        reconnectMs: { min: 1, max: 1 },
        isOnline: () => isUp,
        onWake: (listener) => (wakes.add(listener), () => wakes.delete(listener)),
        onLeave: (listener) => (leaves.set(tab, listener), () => leaves.delete(tab)),
        onOffline: (listener) => (cuts.add(listener), () => cuts.delete(listener)),
      },
      device: {
        read: () => record,
        write(next) {
          record = next;
          for (const [other, listeners] of deviceListeners) if (other !== tab) listeners.forEach((it) => it());
        },
        onChange: (listener) => (own.add(listener), () => own.delete(listener)),
      },
      idle: async () => {},
      onKey(pressed, painted) {
        const key = { pressed, painted };
        keys.add(key);
        return () => keys.delete(key);
      },
      locks: {
        request: ((lock: string, ...rest: [never]) =>
          navigator.locks.request(`${name}/${lock}`, ...rest)) as LockManager["request"],
      },
      openChannel: (channel) => new BroadcastChannel(`${name}/${channel}`),
    };
  };

  return {
    cookie,
    sockets,
    record: () => record,
    /** Somebody has used this device before. */
    remember: (userId: string): void => void (record = { ...record, userId }),
    openTab: () => startSync(portsOfTab()),
    portsOfTab,
    /** Somebody types: what arrives waits until what is given back is called. */
    keepBack(): () => void {
      for (const it of keys) it.pressed();
      return () => keys.forEach((it) => it.painted());
    },
    goOffline(): void {
      isUp = false;
      for (const socket of sockets) socket.end(1006);
      for (const cut of cuts) cut();
    },
    goOnline(): void {
      isUp = true;
      for (const wake of wakes) wake();
    },
  };
};
