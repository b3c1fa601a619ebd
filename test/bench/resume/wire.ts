import { decodeRoomFrame, encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import { openSocket } from "../support/socket.ts";

/** What one connection cost its client, until it was up to date. */
export type Visit = {
  position: Position;
  /** Of all frames, uncompressed, both ways. */
  bytes: number;
  /** How often the client had to wait for an answer to what it said. */
  roundTrips: number;
  /** Facts that it was told. */
  facts: number;
  /** From the hello on. */
  ms: number;
};

/** Ids in a client's `want`. */
const WANTED = 500;

/** Enters a room as a client does that has nothing, or that has all up to a position; leaves when it is up to date at `upTo`. */
export const visit = async (url: string, ticket: string, from: Position | null, upTo: number): Promise<Visit> => {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const listed: string[] = [];
  let [bytes, roundTrips, facts, missing] = [0, 0, 0, 0];
  let position = from ?? { epoch: "", seq: -1, authz: "" };

  const say = (frame: ClientFrame): void => {
    const message = encodeFrame(frame);
    bytes += message.length;
    socket.send(message);
  };
  const want = (): void => {
    missing = listed.length;
    roundTrips += 1;
    for (let at = 0; at < listed.length; at += WANTED) say({ type: "want", ids: listed.slice(at, at + WANTED) });
  };
  const apply = (frame: RoomFrame): void => {
    if (frame.type === "refusal") reject(new Error(`the room refused: ${frame.reason}`));
    if (frame.type === "reset") {
      listed.push(...frame.versions.map(([id]) => id));
      position = frame.position;
      if (frame.isLast) want();
    }
    if (frame.type === "rows") missing -= frame.conversations.length;
    if (frame.type === "facts") {
      facts += frame.facts.length;
      position = { ...position, seq: frame.to };
      say({ type: "ack", seq: frame.to });
    }
    if (position.seq >= upTo && missing === 0 && (frame.type === "rows" || frame.type === "facts")) resolve();
  };

  const socket = await openSocket(url, (message) => {
    bytes += message.length;
    const frame = decodeRoomFrame(message);
    if (!frame || frame.type === "pad_update") return reject(new Error("the room said what it should not"));
    apply(frame);
  });
  const start = performance.now();
  roundTrips += 1;
  say({ type: "hello", version: PROTOCOL_VERSION, ticket, position: from });
  await done;
  const ms = performance.now() - start;
  socket.close();
  return { position, bytes, roundTrips, facts, ms };
};
