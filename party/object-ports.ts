import type { Clock, Connection, Storage } from "./room/ports.ts";

/** What both hosts' storage can do; PartyKit's is an older Durable Object's. */
export type ObjectStorage = {
  list: (options: { prefix: string }) => Promise<Map<string, unknown>>;
  put: (entries: Record<string, unknown>) => Promise<void>;
  delete: (keys: string[]) => Promise<number>;
  getAlarm: () => Promise<number | null>;
  setAlarm: (at: number) => Promise<void>;
};

/** A socket as both hosts wrap it: with an id, and a state that stays with it during hibernation. */
export type ObjectSocket = {
  readonly id: string;
  send: (message: Uint8Array<ArrayBuffer>) => void;
  close: (code: number, reason: string) => void;
  readonly state: unknown;
  setState: (state: unknown) => unknown;
};

export const storagePort = (storage: ObjectStorage): Storage => ({
  read: (prefix) => storage.list({ prefix }),
  async write(batch) {
    const kept = [...batch].filter(([, value]) => value !== null);
    const removed = [...batch.keys()].filter((key) => batch.get(key) === null);
    // Writes with no await between them are one atomic write.
    const puts = kept.length > 0 ? storage.put(Object.fromEntries(kept)) : null;
    const deletes = removed.length > 0 ? storage.delete(removed) : null;
    await Promise.all([puts, deletes]);
  },
});

export const clockPort = (storage: ObjectStorage): Clock => ({
  now: () => Date.now(),
  getAlarm: () => storage.getAlarm(),
  setAlarm: (at) => storage.setAlarm(at),
  after: (ms, run) => void setTimeout(run, ms),
});

/** Made anew for every message that comes in: a class, since five functions would each cost as much as the object. */
class SocketPort implements Connection {
  readonly id: string;
  readonly #socket: ObjectSocket;

  constructor(socket: ObjectSocket) {
    this.id = socket.id;
    this.#socket = socket;
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    this.#socket.send(bytes);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  getAttachment(): unknown {
    return this.#socket.state;
  }

  setAttachment(attachment: unknown): void {
    this.#socket.setState(attachment);
  }
}

export const connectionPort = (socket: ObjectSocket): Connection => new SocketPort(socket);

export const connectionPorts = function* (sockets: Iterable<ObjectSocket>): Generator<Connection> {
  for (const it of sockets) yield connectionPort(it);
};
