import { env } from "cloudflare:workers";
import { getServerByName } from "partyserver";
import { decodeRoomFrame, encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, type Position, PROTOCOL_VERSION, type RoomFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { TicketAnswer } from "#shared/protocol/api.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { LoggedRow } from "../../../worker/store/change-log.ts";
import { type Browser, ORIGIN, request } from "./browser.ts";

export type Heard = RoomFrame | PadUpdate;
type HeardOf<Type extends Heard["type"]> = Extract<Heard, { type: Type }>;

export type RoomClient = Awaited<ReturnType<typeof openRoom>>;

/** A person's socket to a room of the Worker, with a ticket of theirs; it has said hello. */
export const enter = async (browser: Browser, scope: Scope, position: Position | null = null): Promise<RoomClient> =>
  openRoom(await ticketFor(browser, scope), position);

export const ticketFor = async (browser: Browser, scope: Scope): Promise<TicketAnswer> => {
  const answer = await browser.post("/api/rooms/ticket", { scope });
  if (!answer.ok) throw new Error(`the ticket was answered ${answer.status}`);
  return answer.json();
};

/** A socket to the ticket's room, which has said hello and acknowledges all facts. */
export const openRoom = async ({ ticket, url }: TicketAnswer, position: Position | null = null) => {
  const path = url.slice(ORIGIN.replace(/^http/, "ws").length);
  const { webSocket: socket } = await request(path, { headers: { upgrade: "websocket" } });
  if (!socket) throw new Error("the room opened no socket");
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  const say = (frame: ClientFrame) => socket.send(encodeFrame(frame));
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", ({ data }) => {
    const frame = decodeRoomFrame(data);
    if (!frame) throw new Error("the room sent what is no frame");
    heard.push(frame);
    if (frame.type === "facts") say({ type: "ack", seq: frame.to });
    for (const look of waiting) look();
  });
  socket.accept();
  say({ type: "hello", version: PROTOCOL_VERSION, ticket, position });
  return {
    heard,
    say,
    send: (bytes: Uint8Array<ArrayBuffer>) => socket.send(bytes),
    close: () => socket.close(),
    /** The first frame heard, since a place among them, that is as asked for. */
    hear: <Type extends Heard["type"]>(
      type: Type,
      is: (frame: HeardOf<Type>) => boolean = () => true,
      since = 0,
    ): Promise<HeardOf<Type>> =>
      new Promise((resolve) => {
        const isIt = (it: Heard): it is HeardOf<Type> => it.type === type && is(it as HeardOf<Type>);
        const look = () => {
          const found = heard.slice(since).find(isIt);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
};

/** All that the client has heard by now, since a place in it: the room answers in order. */
export const heardUntilNow = async (client: RoomClient, since = 0): Promise<Heard[]> => {
  const before = client.heard.length;
  client.say({ type: "ping" });
  await client.hear("pong", undefined, before);
  return client.heard.slice(since);
};

/** Tells the rooms of rows; resolves when they have applied them and told their clients. */
export const pokeRooms = async (rows: readonly Pick<LoggedRow, "scope" | "row">[]): Promise<void> => {
  for (const [scope, some] of Map.groupBy(rows, (it) => it.scope)) {
    const room = await getServerByName(env.ROOM, scope);
    await room.poke(some.map((it) => it.row));
  }
};
