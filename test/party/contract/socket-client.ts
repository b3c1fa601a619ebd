import { SignJWT } from "jose";
import type * as Y from "yjs";
import type { Id } from "#shared/ids.ts";
import { decodeRoomFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { PadMirror } from "../room/support/pad-mirror.ts";
import { Replica } from "../room/support/replica.ts";
import { SECRET } from "./host.ts";

type FrameOf<Type extends RoomFrame["type"]> = Extract<RoomFrame, { type: Type }>;

/** A ticket as the Worker signs it. */
export const ticketFor = (user: { id: string }, scope: Scope): Promise<string> =>
  new SignJWT({ scope })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user.id)
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(new TextEncoder().encode(SECRET));

/** A client on a real socket, which keeps every frame it gets and a replica made of them. */
export class SocketClient {
  readonly frames: RoomFrame[] = [];
  readonly pads = new Map<number, PadMirror>();
  readonly closed: Promise<{ code: number }>;
  readonly #socket: WebSocket;
  readonly #replica: Replica;
  readonly #waiting = new Set<() => void>();

  private constructor(socket: WebSocket, replica: Replica) {
    this.#socket = socket;
    this.#replica = replica;
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", ({ data }) => this.#hear(data));
    this.closed = new Promise((resolve) =>
      socket.addEventListener("close", ({ code }) => resolve({ code }), { once: true }),
    );
  }

  static async open(address: string, replica = new Replica()): Promise<SocketClient> {
    const socket = new WebSocket(address);
    const client = new SocketClient(socket, replica);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", () => reject(new Error(`${address} could not be opened`)), { once: true });
    });
    return client;
  }

  get replica(): Replica {
    return this.#replica;
  }

  get heard(): string {
    return JSON.stringify(this.frames);
  }

  async hello(user: { id: string }, scope: Scope, position: Position | null = null): Promise<void> {
    this.#replica.position = position;
    this.say({ type: "hello", version: PROTOCOL_VERSION, ticket: await ticketFor(user, scope), position });
  }

  say(frame: ClientFrame): void {
    this.sayBytes(encodeFrame(frame));
  }

  sayBytes(data: Uint8Array<ArrayBuffer> | string): void {
    this.#socket.send(data);
  }

  /** Waits for the first frame of a type that fulfils the condition, among those that came and those to come. */
  async frame<Type extends RoomFrame["type"]>(
    type: Type,
    isMeant: (frame: FrameOf<Type>) => boolean = () => true,
  ): Promise<FrameOf<Type>> {
    let found: FrameOf<Type> | undefined;
    await this.until(() => {
      found = this.frames.find((it): it is FrameOf<Type> => it.type === type && isMeant(it as FrameOf<Type>));
      return found !== undefined;
    });
    return found!;
  }

  /** Waits until frames have made something true. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** Waits until the room has answered a ping, and so has dealt with all that this client said before. */
  async heardOut(): Promise<void> {
    const pongs = () => this.frames.filter((it) => it.type === "pong").length;
    const before = pongs();
    this.say({ type: "ping" });
    await this.until(() => pongs() > before);
  }

  /** Opens a conversation's pad, with the copy that it has of it if any, and waits for the answer. */
  async open(
    conversationId: Id,
    pad = new PadMirror(conversationId),
    channel = this.pads.size + 1,
  ): Promise<PadMirror> {
    this.pads.set(channel, pad);
    const closings = pad.closings.length;
    this.say(pad.opening(channel));
    await this.until(() => pad.channel === channel || pad.closings.length > closings);
    // What the copy lacked follows the answer.
    await this.heardOut();
    return pad;
  }

  /** Writes in a pad that is open, and waits for the room's answer. */
  async write(pad: PadMirror, edit: (doc: Y.Doc) => void): Promise<void> {
    const { channel } = pad;
    if (channel === null) throw new Error(`the pad is not open: ${pad.closings.join()}`);
    const number = (pad.sent += 1);
    this.sayBytes(encodePadUpdate({ channel, number, update: pad.change(edit) }));
    await this.until(() => pad.acked >= number || pad.nacks.some((it) => it.number === number));
  }

  close(): void {
    this.#socket.close(1000);
  }

  #hear(data: unknown): void {
    const frame = decodeRoomFrame(data);
    if (!frame) throw new Error("the room sent what is no frame");
    if ("channel" in frame) this.pads.get(frame.channel)?.apply(frame);
    if (frame.type === "pad_update") this.say({ type: "pad_ack", channel: frame.channel, number: frame.number });
    else this.#hearFrame(frame);
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #hearFrame(frame: RoomFrame): void {
    this.frames.push(frame);
    const { wanted } = this.#replica.apply(frame);
    if (wanted.length > 0) this.say({ type: "want", ids: wanted });
    if (frame.type === "facts") this.say({ type: "ack", seq: frame.to });
  }
}
