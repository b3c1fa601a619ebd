import type * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { decodeRoomFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { Host } from "./host.ts";
import { PadMirror } from "./pad-mirror.ts";
import type { Replica } from "./replica.ts";

type Frame<Type extends RoomFrame["type"]> = Extract<RoomFrame, { type: Type }>;

/** A client and its socket, which keeps every frame that it was sent, and a replica made of them. */
export class Client {
  readonly id: string;
  readonly frames: RoomFrame[] = [];
  readonly replica: Replica;
  /** By channel, what it asked to open there last. */
  readonly pads = new Map<number, PadMirror>();
  readonly updates: PadUpdate[] = [];
  /** The sizes of the frames that it was sent. */
  readonly sizes: number[] = [];
  closed: { code: number; reason: string } | null = null;
  isOpen = true;
  /** Whether it acknowledges what it gets, as clients do. */
  isAcking = true;
  /** What it is sent, and what the room notes on its socket, comes to nothing: the room is about to lose its memory. */
  isDeaf = false;
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

  /** Opens a conversation's pad, with the copy that it has of it if any. */
  async open(
    conversationId: Id,
    pad = new PadMirror(conversationId),
    channel = this.#nextChannel(),
  ): Promise<PadMirror> {
    this.pads.set(channel, pad);
    await this.say(pad.opening(channel));
    return pad;
  }

  /** Writes in a pad that is open, and has the room's answer. */
  async write(pad: PadMirror, edit: (doc: Y.Doc) => void): Promise<void> {
    await this.sayUpdate(pad, pad.change(edit));
  }

  async sayUpdate(pad: PadMirror, update: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.sayBytes(encodePadUpdate({ channel: pad.channel ?? 255, number: (pad.sent += 1), update }));
  }

  async hangUp(): Promise<void> {
    this.isOpen = false;
    await this.#host.close(this);
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (!this.isOpen) throw new Error("the socket is closed");
    if (this.isDeaf) return;
    const frame = decodeRoomFrame(bytes);
    if (!frame) throw new Error("the room sent what is no frame");
    this.sizes.push(bytes.length);
    if ("channel" in frame) this.#hearPad(frame);
    if (frame.type === "pad_update") return void this.updates.push(frame);
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
    if (this.isDeaf) return;
    this.#attachment = JSON.stringify(attachment);
    if (this.#attachment.length > 1_536) throw new Error("the attachment is too large");
  }

  #hearPad(frame: PadUpdate | Extract<RoomFrame, { channel: number }>): void {
    const { channel } = frame;
    this.pads.get(channel)?.apply(frame);
    if (frame.type !== "pad_update" || !this.isAcking) return;
    queueMicrotask(() => {
      if (this.isOpen) void this.#answer({ type: "pad_ack", channel, number: frame.number });
    });
  }

  #nextChannel(): number {
    for (let channel = 1; ; channel += 1) if ((this.pads.get(channel)?.channel ?? null) === null) return channel;
  }

  async #answer(frame: ClientFrame): Promise<void> {
    await this.#host.receive(this, encodeFrame(frame));
  }
}
