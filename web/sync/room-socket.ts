import { decodeRoomFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import {
  type ClientFrame,
  CLOSE_CODE,
  type Position,
  PROTOCOL_VERSION,
  type RefusalReason,
  type RoomFrame,
} from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { TicketAnswer } from "#shared/protocol/api.ts";
import type { Answer } from "./http.ts";
import { createPulse } from "./pulse.ts";
import type { Ports } from "./ports.ts";

export type RoomSocketParts = Pick<Ports, "clock" | "network"> & {
  /** A fresh ticket for each connection: they are short-lived. */
  ticket: () => Promise<Answer<TicketAnswer>>;
  position: () => Position | null;
  onFrame: (frame: RoomFrame | PadUpdate) => void;
  /** The connection was lost or could not be made; it is being made again. */
  onDown: () => void;
  /** The room will not have us: nothing is tried again. */
  onRefused: (reason: "gone" | "upgrade") => void;
};

export type RoomSocket = ReturnType<typeof openRoomSocket>;

/** How long to leave a room alone that spoke nonsense or stopped speaking, in milliseconds. */
const REST_MS = 5_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A connection that has lasted so long was a good one, in milliseconds; what comes after it is tried at once again. */
const GOOD_MS = 5_000;
/** How much longer each pause before a reconnection is than the one before it. */
const GROWTH = 1.3;

/** One room's connection, made again for ever: ticket, hello, frames, a pulse. */
export const openRoomSocket = (parts: RoomSocketParts) => {
  let isClosed = false;
  let connection: { close: () => void; send: (frame: ClientFrame | PadUpdate) => void; check: () => void } | null =
    null;
  let cancelRest = (): void => {};

  const open = (): void => {
    if (isClosed) return;
    connection = connect(parts, {
      onRefused(reason) {
        close();
        parts.onRefused(reason);
      },
      onBroken: () => restart(REST_MS),
    });
  };

  const restart = (afterMs: number): void => {
    connection?.close();
    connection = null;
    cancelRest();
    parts.onDown();
    if (afterMs === 0) open();
    else cancelRest = parts.clock.after(afterMs, open);
  };

  const close = (): void => {
    isClosed = true;
    cancelRest();
    connection?.close();
    connection = null;
  };

  open();
  return {
    send: (frame: ClientFrame | PadUpdate): void => connection?.send(frame),
    /** Makes sure that the connection lives: asks, or makes it anew at once. */
    wake(isTrusted: boolean): void {
      if (isTrusted) connection?.check();
      else restart(0);
    },
    restart: (): void => restart(REST_MS),
    close,
  };
};

type Ends = { onRefused: (reason: "gone" | "upgrade") => void; onBroken: () => void };

const connect = ({ clock, network, ticket, position, onFrame, onDown }: RoomSocketParts, ends: Ends) => {
  let isOver = false;
  let socket: WebSocket | null = null;
  let isOpen = false;
  let tries = 0;
  let cancel = (): void => {};

  /** What cannot be sent now is not kept: the outbox and the looks are given again after the hello. */
  const send = (frame: ClientFrame | PadUpdate): void => {
    if (isOpen) socket?.send(frame.type === "pad_update" ? encodePadUpdate(frame) : encodeFrame(frame));
  };
  const pulse = createPulse({ clock, ping: () => send({ type: "ping" }), onSilence: ends.onBroken });

  const begin = (): void => void attempt().catch(lost);

  const attempt = async (): Promise<void> => {
    const answer = await ticket();
    if (isOver) return;
    if (!answer.ok && (answer.code === "not_found" || answer.code === "forbidden")) return ends.onRefused("gone");
    if (!answer.ok) return lost();
    const made = new network.WebSocket(answer.value.url);
    socket = made;
    made.binaryType = "arraybuffer";
    cancel = clock.after(CONNECT_TIMEOUT_MS, lost);
    /** One that has been left may still have something to say. */
    const on = <Name extends keyof WebSocketEventMap>(
      name: Name,
      act: (event: WebSocketEventMap[Name]) => void,
    ): void => made.addEventListener(name, (event) => made === socket && act(event));
    on("open", () => {
      isOpen = true;
      cancel();
      cancel = clock.after(GOOD_MS, () => (tries = 0));
      send({ type: "hello", version: PROTOCOL_VERSION, ticket: answer.value.ticket, position: position() });
      pulse.start();
    });
    on("message", ({ data }) => {
      pulse.heard();
      const frame = decodeRoomFrame(data);
      // A frame that cannot be read must not be skipped: what follows it would be kept as if it had been.
      if (!frame) return ends.onBroken();
      if (frame.type === "refusal") return refuse(frame.reason);
      onFrame(frame);
    });
    on("close", ({ code }) => {
      lost();
      refuse(REASONS.get(code));
    });
    on("error", lost);
  };

  const leave = (): void => {
    const was = socket;
    [socket, isOpen] = [null, false];
    cancel();
    pulse.stop();
    was?.close();
  };

  /** It is tried again, each time a little later. */
  const lost = (): void => {
    if (isOver) return;
    leave();
    onDown();
    const { min, max } = network.reconnectMs;
    cancel = clock.after(Math.min(max, min * GROWTH ** tries), begin);
    tries += 1;
  };

  const refuse = (reason: RefusalReason | undefined): void => {
    if (reason === "gone" || reason === "upgrade") ends.onRefused(reason);
  };

  begin();
  return {
    send,
    check: pulse.check,
    close(): void {
      isOver = true;
      leave();
    },
  };
};

const REASONS = new Map(Object.entries(CLOSE_CODE).map(([reason, code]) => [code, reason as RefusalReason]));
