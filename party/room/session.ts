import type { Id } from "#shared/ids.ts";
import { encodeFrame } from "#shared/protocol/codec.ts";
import { CLOSE_CODE, type Position, type RefusalReason } from "#shared/protocol/frames.ts";
import type { Bytes, FactsFrame } from "./framing.ts";
import { LIMITS } from "./limits.ts";
import type { Channel } from "./pads/channels.ts";
import type { Connection } from "./ports.ts";
import { TokenBucket } from "./token-bucket.ts";
import { FACTS, Unacked } from "./unacked.ts";

/** What of a session outlives the room's memory, in the connection's attachment. */
type Kept = {
  /** When the connection was opened. */
  since: number;
  /** Null until the hello was accepted. */
  userId: Id | null;
  /** The version of the protocol that the client speaks, by its hello. */
  protocol: number;
  /** Where the client stands for certain; `seq` is what it has acknowledged. */
  position: Position;
  lookingAt: Id | null;
  /** Until when the user counts as typing; 0 for not typing. */
  typingUntil: number;
  /** Which pads are open on which channels, see `pads/attached.ts`. */
  pads: string;
  isRefused: boolean;
};

const fresh = (now: number): Kept => ({
  since: now,
  userId: null,
  protocol: 0,
  position: { epoch: "", seq: 0, authz: "" },
  lookingAt: null,
  typingUntil: 0,
  pads: "",
  isRefused: false,
});

/** A connection and what the room knows of it. What memory loses is rebuilt from the attachment. */
export class Session {
  readonly connection: Connection;
  readonly unacked = new Unacked();
  /** The pads that its client has open, by the number of their channel. */
  readonly channels = new Map<number, Channel>();
  /** A hello or a replay is under way, which waits for something outside the room. */
  isGreeting = false;
  isSettling = false;
  /** Up to where the client was told; less than the room's cursor for who is behind. */
  told: number;
  /** Up to where the client knows that it was told: rows that tell it nothing are not sent at once. */
  sentTo: number;
  #kept: Kept;
  // A room's memory goes only after ten idle seconds, in which any bucket would have filled up again.
  #bucket: TokenBucket;

  constructor(connection: Connection, now: number) {
    this.connection = connection;
    // An attachment of before a deploy may lack what has come since.
    this.#kept = { ...fresh(now), ...(connection.getAttachment() as Partial<Kept> | null) };
    this.#bucket = new TokenBucket(LIMITS.burst, LIMITS.framesPerSecond, now);
    this.told = this.#kept.position.seq;
    this.sentTo = this.told;
  }

  /** Notes on a new connection when it was opened, so that its deadline holds whatever happens to the room's memory. */
  static open(connection: Connection, now: number): Session {
    connection.setAttachment(fresh(now));
    return new Session(connection, now);
  }

  get kept(): Readonly<Kept> {
    return this.#kept;
  }

  keep(changes: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...changes };
    ignoringClosed(() => this.connection.setAttachment(this.#kept));
  }

  /** Whether the client may send a frame of this cost now. */
  spend(cost: number, now: number): boolean {
    return this.#bucket.take(cost, now);
  }

  send(bytes: Bytes): void {
    ignoringClosed(() => this.connection.send(bytes));
  }

  sendFacts({ to, bytes }: FactsFrame, now: number): void {
    this.send(bytes);
    this.unacked.add(FACTS, to, bytes.length, now);
    this.told = to;
    this.sentTo = to;
  }

  /** Puts the client at a position of which it has been told everything, or is about to be. */
  place(position: Position): void {
    this.keep({ position });
    this.unacked.forget(FACTS);
    this.told = position.seq;
    this.sentTo = position.seq;
  }

  /** A client acknowledges what it has kept. More than it was told is no acknowledgement. */
  ack(seq: number): void {
    const { position } = this.#kept;
    if (seq > this.told || seq < position.seq) return;
    this.unacked.ack(FACTS, seq);
    if (seq > position.seq) this.keep({ position: { ...position, seq } });
  }

  /** A client acknowledges a pad's updates. More than it was sent is no acknowledgement. */
  ackUpdates(channel: number, number: number): void {
    if (number <= (this.channels.get(channel)?.sent ?? 0)) this.unacked.ack(channel, number);
  }

  refuse(reason: RefusalReason): void {
    this.send(encodeFrame({ type: "refusal", reason }));
    this.keep({ isRefused: true });
    ignoringClosed(() => this.connection.close(CLOSE_CODE[reason], reason));
  }
}

/** A socket may close at any time: its close event follows, and the client's next hello makes up for what it missed. */
const ignoringClosed = (act: () => void): void => {
  try {
    act();
  } catch {
    // There is nobody left to tell.
  }
};
