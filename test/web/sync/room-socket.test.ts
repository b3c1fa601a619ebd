import { expect, onTestFinished, test } from "vitest";
import { encodeFrame } from "#shared/protocol/codec.ts";
import type { RoomFrame } from "#shared/protocol/frames.ts";
import { openRoomSocket } from "../../../web/sync/room-socket.ts";
import { createClock } from "./support/clock.ts";
import { settled } from "./support/eventually.ts";

const PONG: RoomFrame = { type: "pong" };

/** A network whose sockets do what the test says, and a room's connection over it. */
const openOver = (isReachable: () => boolean = () => true) => {
  const clock = createClock();
  const sockets: Socket[] = [];
  const asked: number[] = [];
  const heard: unknown[] = [];
  class Socket extends EventTarget {
    binaryType = "blob";
    isClosed = false;
    readonly sent: unknown[] = [];
    constructor() {
      super();
      sockets.push(this);
    }
    send = (data: unknown): void => void this.sent.push(data);
    close = (): void => void (this.isClosed = true);
    opens = (): void => void this.dispatchEvent(new Event("open"));
    ends = (): void => void this.dispatchEvent(Object.assign(new Event("close"), { code: 1006 }));
    says = (frame: RoomFrame): void =>
      void this.dispatchEvent(new MessageEvent("message", { data: encodeFrame(frame).buffer }));
  }
  const socket = openRoomSocket({
    clock,
    network: {
      WebSocket: Socket as unknown as typeof WebSocket,
      reconnectMs: { min: 1_000, max: 1_500 },
    } as Parameters<typeof openRoomSocket>[0]["network"],
    async ticket() {
      asked.push(clock.now());
      const url = "wss://prosa.test/rooms/team";
      return isReachable() ? { ok: true, value: { ticket: "t", url } } : { ok: false, code: "offline", status: 0 };
    },
    position: () => null,
    onFrame: (frame) => heard.push(frame),
    onDown: () => {},
    onRefused: () => {},
  });
  onTestFinished(socket.close);
  /** Lets time pass a little at a time, so that whatever is due can be answered. */
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 100) {
      clock.advance(100);
      await settled();
    }
  };
  const pauseOf = async (isOver: () => boolean): Promise<number> => {
    let gone = 0;
    for (; !isOver(); gone += 100) await pass(100);
    return gone;
  };
  const pauses = () => asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  return { socket, sockets, heard, pass, pauseOf, pauses };
};

test("a room that cannot be reached is asked again, each time a little later, and no later than that", async () => {
  const { pass, pauses } = openOver(() => false);
  await settled();
  await pass(5_500);
  expect(pauses()).toEqual([1_000, 1_300, 1_500, 1_500]);
});

test("after a connection that was good for a while the pauses are short again", async () => {
  const { sockets, pass, pauseOf } = openOver();
  await settled();
  const pauses: number[] = [];
  for (const lastsMs of [0, 0, 5_000, 0]) {
    const last = sockets.at(-1);
    last?.opens();
    await pass(lastsMs);
    last?.ends();
    pauses.push(await pauseOf(() => sockets.at(-1) !== last));
  }
  expect(pauses).toEqual([1_000, 1_300, 1_000, 1_300]);
});

test("a connection that does not open is left for another, and is heard no more", async () => {
  const { sockets, heard, pass } = openOver();
  await settled();
  await pass(11_500);
  expect(sockets.map((it) => it.isClosed)).toEqual([true, false]);
  sockets[0]?.opens();
  sockets[0]?.says(PONG);
  expect([sockets[0]?.sent, heard]).toEqual([[], []]);
  sockets[1]?.opens();
  sockets[1]?.says(PONG);
  expect(heard).toEqual([PONG]);
});

test("what cannot be sent before the hello is not sent behind it", async () => {
  const { socket, sockets } = openOver();
  await settled();
  socket.send({ type: "ping" });
  sockets[0]?.opens();
  expect(sockets[0]?.sent).toHaveLength(1);
});
