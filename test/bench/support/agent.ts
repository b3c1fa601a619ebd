import { decodeRoomFrame, encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, PROTOCOL_VERSION, type Position } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { RoomFrame } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { TicketAnswer } from "#shared/protocol/api.ts";
import type { Agent } from "./company.ts";
import type { Client } from "./http.ts";

export type Heard = RoomFrame | PadUpdate;

/** A socket of an agent's to a room. It acknowledges facts as a client does that has kept them. */
export type Entered = {
  say: (frame: ClientFrame) => void;
  send: (bytes: Uint8Array<ArrayBuffer>) => void;
  close: () => void;
};

type Options = {
  scope: Scope;
  position?: Position | null;
  /** Is told of each frame, after it was acknowledged, with the length of its bytes. */
  onFrame?: (frame: Heard, bytes: number) => void;
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
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  const say = (frame: ClientFrame) => socket.send(encodeFrame(frame));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => say({ type: "hello", version: PROTOCOL_VERSION, ticket, position }));
    socket.addEventListener("error", () => reject(new Error(`${address} broke`)));
    socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
      const frame = decodeRoomFrame(data);
      if (!frame) throw new Error("the room sent what is no frame");
      if (frame.type === "facts") say({ type: "ack", seq: frame.to });
      onFrame(frame, data.byteLength);
      const isUpToDate =
        (frame.type === "reset" && frame.isLast) || (frame.type === "welcome" && frame.mode === "replay");
      if (isUpToDate) resolve();
      if (frame.type === "refusal") reject(new Error(`the room refused: ${frame.reason}`));
    });
  });
  return { say, send: (bytes) => socket.send(bytes), close: () => socket.close() };
};
