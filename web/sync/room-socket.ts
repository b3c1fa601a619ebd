import ReconnectingWebSocket from "partysocket/ws";
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
  let pass = "";
  const send = (frame: ClientFrame | PadUpdate): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(frame.type === "pad_update" ? encodePadUpdate(frame) : encodeFrame(frame));
  };
  const pulse = createPulse({ clock, ping: () => send({ type: "ping" }), onSilence: ends.onBroken });
  const socket = new ReconnectingWebSocket(
    async () => {
      const answer = await ticket();
      if (isOver) throw new Error("closed");
      if (!answer.ok && (answer.code === "not_found" || answer.code === "forbidden")) ends.onRefused("gone");
      if (!answer.ok) throw new Error(answer.code);
      pass = answer.value.ticket;
      return answer.value.url;
    },
    [],
    {
      WebSocket: network.WebSocket,
      // What was not sent must not be sent before the hello; the outbox and the looks are given again instead.
      maxEnqueuedMessages: 0,
      minReconnectionDelay: network.reconnectMs.min,
      maxReconnectionDelay: network.reconnectMs.max,
      connectionTimeout: CONNECT_TIMEOUT_MS,
    },
  );
  socket.binaryType = "arraybuffer";

  socket.addEventListener("open", () => {
    send({ type: "hello", version: PROTOCOL_VERSION, ticket: pass, position: position() });
    pulse.start();
  });
  socket.addEventListener("message", ({ data }) => {
    if (isOver) return;
    pulse.heard();
    const frame = decodeRoomFrame(data);
    // A frame that cannot be read must not be skipped: what follows it would be kept as if it had been.
    if (!frame) return ends.onBroken();
    if (frame.type === "refusal") return refuse(frame.reason);
    onFrame(frame);
  });
  socket.addEventListener("close", ({ code }) => {
    if (isOver) return;
    pulse.stop();
    onDown();
    refuse(REASONS.get(code));
  });
  socket.addEventListener("error", () => !isOver && onDown());

  const refuse = (reason: RefusalReason | undefined): void => {
    if (reason === "gone" || reason === "upgrade") ends.onRefused(reason);
  };

  return {
    send,
    check: pulse.check,
    close(): void {
      isOver = true;
      pulse.stop();
      socket.close();
    },
  };
};

const REASONS = new Map(Object.entries(CLOSE_CODE).map(([reason, code]) => [code, reason as RefusalReason]));
