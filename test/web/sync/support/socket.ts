/** What a socket needs of the network it runs over. */
export type Wire = {
  isUp: () => boolean;
  connect: (socket: FakeSocket) => void;
  receive: (socket: FakeSocket, data: unknown) => void;
  leave: (socket: FakeSocket) => void;
};

export type FakeSocket = InstanceType<ReturnType<typeof fakeWebSocket>>;

/** A WebSocket class over a wire: what is sent either way arrives later, in order. */
export const fakeWebSocket = (wire: Wire) =>
  class extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    binaryType = "blob";
    bufferedAmount = 0;
    extensions = "";
    protocol = "";
    readyState = 0;
    readonly url: string;
    /** Frames that this socket swallows instead of delivering: a connection that died without saying so. */
    isDead = false;
    #arrivals: Promise<unknown> = Promise.resolve();

    constructor(url: string | URL) {
      super();
      this.url = String(url);
      this.#later(() => {
        if (!wire.isUp()) return this.end(1006);
        this.readyState = 1;
        wire.connect(this);
        this.dispatchEvent(new Event("open"));
      });
    }

    send(data: Uint8Array<ArrayBuffer>): void {
      if (this.readyState === 1 && !this.isDead) setTimeout(() => this.readyState === 1 && wire.receive(this, data), 0);
    }

    /** From the room. */
    deliver(bytes: Uint8Array<ArrayBuffer>): void {
      this.#later(() => {
        if (this.readyState !== 1 || this.isDead) return;
        this.dispatchEvent(new MessageEvent("message", { data: bytes.slice().buffer }));
      });
    }

    /** The room, or the network, ends it. */
    end(code: number): void {
      this.#later(() => this.#close(code));
    }

    close(code = 1000): void {
      this.#later(() => this.#close(code));
    }

    #close(code: number): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      wire.leave(this);
      this.dispatchEvent(new CloseEvent("close", { code }));
    }

    #later(run: () => void): void {
      this.#arrivals = this.#arrivals.then(() => new Promise((resolve) => setTimeout(resolve, 0))).then(run);
    }
  };
