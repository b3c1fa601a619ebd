import type { ClientFrame, Position, RoomFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { parseScope, type Scope } from "#shared/protocol/scope.ts";
import { createAcks } from "./acks.ts";
import type { Api } from "./api.ts";
import { takeNext } from "./arrivals.ts";
import type { RoomStatus } from "./connection.ts";
import { type FeedFrame, feedStep, NEW_FEED } from "./feed-step.ts";
import type { Held } from "./held.ts";
import type { PadFrame } from "./pads/line.ts";
import { EMPTY_PATCH, type Patch } from "./patch.ts";
import type { Ports } from "./ports.ts";
import type { PresenceFrame } from "./presence.ts";
import { openRoomSocket } from "./room-socket.ts";

export type RoomParts = Pick<Ports, "clock" | "network" | "random"> & {
  /** Resolves when what has arrived may take the browser's time. */
  lull: () => Promise<void>;
  api: Pick<Api, "ticket">;
  held: Held;
  /** Makes a patch of what is held at its turn, writes it and shows it. */
  commit: (make: () => Patch) => Promise<unknown>;
  /** Fetches what the company's feed cannot replay, and writes it with the position; false when the server was not reached. */
  refetchCompany: (scope: Scope, position: Position) => Promise<boolean>;
  /** The server was heard. */
  onHeard: () => void;
  onStatus: (scope: Scope, status: RoomStatus) => void;
  onPresence: (scope: Scope, frame: PresenceFrame) => void;
  /** What is about pads, or the answer to a ping. */
  onPad: (scope: Scope, frame: PadFrame | Pong) => void;
  onRefused: (scope: Scope, reason: "gone" | "upgrade") => void;
};

type Pong = Extract<RoomFrame, { type: "pong" }>;

export type Room = ReturnType<typeof openRoom>;

/** One feed of the user's: its connection, and its frames, applied one after the other. */
export const openRoom = (scope: Scope, parts: RoomParts) => {
  let status: RoomStatus = "connecting";
  let feed = NEW_FEED;
  let isClosed = false;
  /** What this connection has said and nobody has seen to yet. */
  let arrived: RoomFrame[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const acknowledging = () =>
    createAcks(parts.clock, parts.random, (seq) => {
      if (status === "open") socket.send({ type: "ack", seq });
    });
  let acks = acknowledging();

  /** Where one stands is another matter from now on. */
  const forgetAcks = (): void => {
    acks.stop();
    acks = acknowledging();
  };

  const setStatus = (next: RoomStatus): void => {
    forgetAcks();
    if (next !== "open") arrived = [];
    status = next;
    parts.onStatus(scope, next);
  };

  const takeIn = async (): Promise<unknown> => {
    if (arrived[0]?.type === "facts") await parts.lull();
    const frame = isClosed ? undefined : takeNext(arrived);
    return frame && handle(frame);
  };

  const handle = (frame: RoomFrame): unknown => {
    switch (frame.type) {
      case "presence":
      case "online":
        return parts.onPresence(scope, frame);
      case "welcome":
        setStatus("open");
        return step(frame);
      case "reset":
        forgetAcks();
        return parseScope(scope).kind === "team" ? step(frame) : frame.isLast && resetCompany(frame.position);
      case "rows":
      case "facts":
        return step(frame);
      default:
        return undefined;
    }
  };

  const step = async (frame: FeedFrame): Promise<void> => {
    let answers: readonly ClientFrame[] = [];
    await parts.commit(() => {
      // Lost while this waited for its turn: nothing of the scope may be written any more, nor where one stood in it.
      if (isClosed) return EMPTY_PATCH;
      const next = feedStep(parts.held, scope, feed, frame);
      feed = next.state;
      answers = next.answers;
      return next.patch;
    });
    for (const answer of answers) {
      if (answer.type === "ack") acks.due(answer.seq);
      else socket.send(answer);
    }
  };

  const resetCompany = async (position: Position): Promise<void> => {
    if (!(await parts.refetchCompany(scope, position))) throw new Error("the server could not be reached");
    feed = { ...NEW_FEED, position };
  };

  const socket = openRoomSocket({
    clock: parts.clock,
    network: parts.network,
    ticket: () => parts.api.ticket(scope),
    position: () => parts.held.positions.get(scope) ?? null,
    onFrame(frame) {
      parts.onHeard();
      if (isOfPads(frame)) return status === "open" ? parts.onPad(scope, frame) : undefined;
      arrived.push(frame);
      turn = turn
        .then(takeIn)
        // What could not be written will be told again from the position that was.
        .catch(() => isClosed || socket.restart());
    },
    onDown: () => setStatus("down"),
    onRefused: (reason) => parts.onRefused(scope, reason),
  });

  return {
    status: (): RoomStatus => status,
    send: socket.send,
    /** Makes sure of the connection; one that lived through a cut of the network is made anew. */
    wake(wasCut: boolean): void {
      const isTrusted = status === "open" && !wasCut;
      socket.wake(isTrusted);
      if (!isTrusted) setStatus("connecting");
    },
    close(): void {
      isClosed = true;
      acks.stop();
      socket.close();
    },
  };
};

/** They are independent of the feed, whose frames wait for each other. */
const isOfPads = (frame: RoomFrame | PadUpdate): frame is PadFrame | Pong =>
  frame.type === "pong" || frame.type.startsWith("pad");
