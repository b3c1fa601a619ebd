import { decodeRoomFrame, encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import type { Host } from "./host.ts";
import type { Replica } from "./replica.ts";

type Frame<Type extends RoomFrame["type"]> = Extract<RoomFrame, { type: Type }>;

/** A client and its socket, which keeps every frame that it was sent, and a replica made of them. */
export class Client {
  readonly id: string;
  readonly frames: RoomFrame[] = [];
  readonly replica: Replica;
  closed: { code: number; reason: string } | null = null;
  isOpen = true;
  /** Whether it acknowledges what it gets, as clients do. */
  isAcking = true;
  #attachment: string | null = null;
  readonly #host: Host;

  constructor(host: Host, id: string, replica: Replica) {
    this.#host = host;
    this.id = id;
    this.replica = replica;
  }

  get position(): Position | null {
    return this.replica.position;
  }

  /** All that was ever sent to it, as text: no canary that it may not know may be in there. */
  get heard(): string {
    return JSON.stringify(this.frames);
  }

  all<Type extends RoomFrame["type"]>(type: Type): Frame<Type>[] {
    return this.frames.filter((it): it is Frame<Type> => it.type === type);
  }

  last<Type extends RoomFrame["type"]>(type: Type): Frame<Type> | undefined {
    return this.all(type).at(-1);
  }

  async say(frame: ClientFrame): Promise<void> {
    await this.sayBytes(encodeFrame(frame));
  }

  async sayBytes(data: unknown): Promise<void> {
    await this.#host.receive(this, data);
    await this.#host.quiet();
  }

  async hello(user: { id: string }, position: Position | null, scope: string = this.#host.record.scope): Promise<void> {
    this.replica.position = position;
    await this.say({ type: "hello", version: PROTOCOL_VERSION, ticket: `${user.id}|${scope}`, position });
  }

  async hangUp(): Promise<void> {
    this.isOpen = false;
    await this.#host.close(this);
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (!this.isOpen) throw new Error("the socket is closed");
    const frame = decodeRoomFrame(bytes);
    if (!frame || frame.type === "pad_update") throw new Error("the room sent what is no frame");
    this.frames.push(frame);
    const { wanted } = this.replica.apply(frame);
    const isAckable = frame.type === "facts";
    queueMicrotask(() => {
      if (!this.isOpen) return;
      if (isAckable && this.isAcking && this.position) void this.#answer({ type: "ack", seq: this.position.seq });
      if (wanted.length > 0) void this.#answer({ type: "want", ids: wanted });
    });
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason };
    this.isOpen = false;
    this.#host.clients.delete(this);
  }

  getAttachment(): unknown {
    return this.#attachment === null ? null : JSON.parse(this.#attachment);
  }

  setAttachment(attachment: unknown): void {
    this.#attachment = JSON.stringify(attachment);
    if (this.#attachment.length > 1_024) throw new Error("the attachment is too large");
  }

  async #answer(frame: ClientFrame): Promise<void> {
    await this.#host.receive(this, encodeFrame(frame));
  }
}
