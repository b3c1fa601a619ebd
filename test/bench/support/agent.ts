import { encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, PROTOCOL_VERSION, type Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { TicketAnswer } from "#shared/protocol/api.ts";
import type { Agent } from "./company.ts";
import type { Client } from "./http.ts";
import { createAcks } from "../../../web/sync/acks.ts";
import { CLOCK } from "./clock.ts";
import { openSocket } from "./socket.ts";

/** A socket of an agent's to a room. It acknowledges facts as our client does, once it has kept them. */
export type Entered = {
  say: (frame: ClientFrame) => void;
  send: (bytes: Uint8Array) => void;
  close: () => void;
};

type Options = {
  scope: Scope;
  position?: Position | null;
  /** Is told of each frame: its bytes, as `decodeRoomFrame` reads them. */
  onFrame?: (bytes: Buffer) => void;
};

/** Asks for a ticket, opens the socket, says hello, and waits until the room has brought the client up to date. */
export const enterRoom = async (
  { url, client }: { url: string; client: Client },
  { cookie }: Agent,
  { scope, position = null, onFrame = () => {} }: Options,
): Promise<Entered> => {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const body = JSON.stringify({ scope });
  const answer = await client.send(`${url}/api/rooms/ticket`, { method: "POST", headers, body });
  const { ticket, url: address } = JSON.parse(answer) as TicketAnswer;
  const { promise: upToDate, resolve, reject } = Promise.withResolvers<void>();
  const socket = await openSocket(address, (bytes) => {
    const to = upToIn(bytes);
    if (to !== null) acks.due(to);
    onFrame(bytes);
    const start = startOf(bytes);
    if (/^.{"type":"welcome".*"mode":"replay"/s.test(start) || (start.startsWith(RESET) && isLast(bytes))) resolve();
    if (start.includes('{"type":"refusal"')) reject(new Error(`the room refused: ${start}`));
  });
  const say = (frame: ClientFrame) => socket.send(encodeFrame(frame));
  const acks = createAcks(CLOCK, Math.random, (seq) => say({ type: "ack", seq }));
  say({ type: "hello", version: PROTOCOL_VERSION, ticket, position });
  await upToDate;
  return {
    say,
    send: socket.send,
    close() {
      acks.stop();
      socket.close();
    },
  };
};

const FACTS = '\0{"type":"facts","to":';
const RESET = '\0{"type":"reset"';

/**
 * Up to which row a frame of facts tells, null of another frame. Read off its first bytes: the many clients of a benchmark
 * share one processor, where real ones have one each.
 */
export const upToIn = (bytes: Buffer): number | null => {
  const start = bytes.toString("latin1", 0, 40);
  return start.startsWith(FACTS) ? Number.parseInt(start.slice(FACTS.length), 10) : null;
};

const startOf = (bytes: Buffer): string => bytes.toString("latin1", 0, 300);
const isLast = (bytes: Buffer): boolean => bytes.toString("latin1", bytes.length - 20).includes('"isLast":true');
