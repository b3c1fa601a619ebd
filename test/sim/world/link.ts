import type { Actor } from "../engine/actor.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** The end of a link that the room has. */
export type RoomEnd = {
  readonly id: string;
  /** Whose device it comes from: for those who watch, not for the room. */
  readonly userId: string;
  isOpen: boolean;
  attachment: unknown;
  send: (bytes: Bytes) => void;
  close: (code: number) => void;
};

/** What a room's host does with links. */
export type Listener = {
  onConnect: (end: RoomEnd) => boolean;
  onMessage: (end: RoomEnd, bytes: Bytes) => void;
  onClose: (end: RoomEnd) => void;
  /** Sees every frame that the room sends, at that moment. */
  onSent: (end: RoomEnd, bytes: Bytes) => void;
};

export type Link = { readonly end: RoomEnd; cut: (how: { silent: boolean }) => void; sever: () => void };

export type LinkParts = {
  loop: Loop;
  random: Random;
  owner: Actor;
  userId: string;
  id: string;
  isUp: () => boolean;
  listener: Listener;
};

/**
 * A WebSocket between a tab and a room: ordered and reliable for as long as it lives. When it is cut, what is under way
 * either way is lost with it; a silent cut shows at neither end until somebody misses an answer.
 */
export const openLink = (socket: ClientEnd, { loop, random, owner, userId, id, isUp, listener }: LinkParts): Link => {
  let isCut = false;
  const arrival = { up: 0, down: 0 };

  /** Comes after everything sent before it in the same direction. */
  const later = (way: "up" | "down", run: () => void): void => {
    arrival[way] = Math.max(arrival[way], loop.now + random.between(1, 40));
    loop.always(arrival[way] - loop.now, () => !isCut && run());
  };
  const atTab = (run: () => void): void => void (owner.isAlive && owner.run(run));

  const end: RoomEnd = {
    id,
    userId,
    isOpen: false,
    attachment: null,
    send(bytes) {
      if (!end.isOpen) throw new Error("the socket is closed");
      listener.onSent(end, bytes);
      const copy = bytes.slice().buffer;
      later("down", () => atTab(() => socket.deliver(copy)));
    },
    close(code) {
      if (!end.isOpen) return;
      end.isOpen = false;
      later("down", () => atTab(() => socket.end(code)));
    },
  };

  const roomHears = (afterMs: number): void =>
    void loop.always(afterMs, () => {
      if (!end.isOpen) return;
      end.isOpen = false;
      listener.onClose(end);
    });

  socket.attach({
    send: (bytes) => later("up", () => end.isOpen && listener.onMessage(end, bytes)),
    close: () =>
      later("up", () => {
        roomHears(0);
        later("down", () => atTab(() => socket.end(1000)));
      }),
  });
  later("up", () => {
    if (!isUp()) return atTab(() => socket.end(1006));
    end.isOpen = true;
    end.isOpen = listener.onConnect(end);
    later("down", () => atTab(() => (end.isOpen ? socket.open() : socket.end(1006))));
  });
  owner.onEnd(() => {
    isCut = true;
    roomHears(random.between(0, 3_000));
  });

  return {
    end,
    cut({ silent }) {
      if (isCut) return;
      isCut = true;
      if (!silent) loop.always(random.between(0, 200), () => atTab(() => socket.end(1006)));
      roomHears(silent ? random.between(5_000, 40_000) : random.between(0, 2_000));
    },
    /** The room's process is gone: its end is no more. */
    sever() {
      isCut = true;
      end.isOpen = false;
      loop.always(random.between(1, 300), () => atTab(() => socket.end(1006)));
    },
  };
};

type Line = { send: (bytes: Bytes) => void; close: () => void };

/** The end of a link that the client has, as its WebSocket. */
export type ClientEnd = {
  attach: (line: Line) => void;
  open: () => void;
  deliver: (data: ArrayBuffer) => void;
  end: (code: number) => void;
};

/** A WebSocket class whose connections are made by `connect`. */
export const webSocketClass = (connect: (url: string, end: ClientEnd) => void): typeof WebSocket => {
  class SimulatedSocket extends EventTarget {
    binaryType = "blob";
    bufferedAmount = 0;
    extensions = "";
    protocol = "";
    readyState = 0;
    readonly url: string;
    #line: Line | null = null;

    constructor(url: string | URL) {
      super();
      this.url = String(url);
      connect(this.url, {
        attach: (line) => void (this.#line = line),
        open: () => {
          if (this.readyState !== 0) return;
          this.readyState = 1;
          this.dispatchEvent(new Event("open"));
        },
        deliver: (data) => this.readyState === 1 && this.dispatchEvent(new MessageEvent("message", { data })),
        end: (code) => {
          if (this.readyState === 3) return;
          this.readyState = 3;
          this.dispatchEvent(new CloseEvent("close", { code }));
        },
      });
    }

    send(data: Bytes): void {
      if (this.readyState === 1) this.#line?.send(data.slice());
    }

    close(): void {
      if (this.readyState >= 2) return;
      this.readyState = 2;
      this.#line?.close();
    }
  }
  return SimulatedSocket as unknown as typeof WebSocket;
};
