import type { Ports } from "../../../../web/sync/ports.ts";
import type { FakeSocket } from "./socket.ts";

/** The ports of a tab that can be killed: without a goodbye its lock is free, and nothing that it began goes on. */
export const createMortal = (ports: Ports) => {
  const { promise: death, resolve: die } = Promise.withResolvers<void>();
  const never = new Promise<never>(() => {});
  const sockets = new Set<FakeSocket>();
  const channels = new Set<BroadcastChannel>();
  let isDead = false;
  const ifAlive = <T>(value: T): T | Promise<never> => (isDead ? never : value);

  const WebSocketDouble = class extends (ports.network.WebSocket as unknown as new (url: string) => FakeSocket) {
    constructor(url: string) {
      super(url);
      sockets.add(this);
    }
  };

  return {
    ports: {
      ...ports,
      clock: { ...ports.clock, after: (ms, run) => ports.clock.after(ms, () => (isDead ? undefined : run())) },
      network: {
        ...ports.network,
        WebSocket: WebSocketDouble as unknown as typeof WebSocket,
        fetch: async (input, init) => (isDead ? never : ifAlive(await ports.network.fetch(input, init))),
      },
      locks: {
        request: ((name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) =>
          ports.locks.request(name, options, (lock) =>
            Promise.race([callback(lock), death]),
          )) as unknown as LockManager["request"],
      },
      openChannel(name) {
        const channel = ports.openChannel(name);
        channels.add(channel);
        return channel;
      },
    } satisfies Ports,
    /** Nothing that it says reaches its other tabs any more: it dies between writing something and telling of it. */
    mute(): void {
      for (const it of channels) Object.assign(it, { postMessage: () => {} });
    },
    kill(): void {
      isDead = true;
      die();
      for (const it of channels) Object.assign(it, { onmessage: null, postMessage: () => {} });
      for (const it of sockets) {
        it.isDead = true;
        it.end(1006);
      }
    },
  };
};
