import { decodeRoomFrame, encodeFrame } from "#shared/protocol/codec.ts";
import { PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Person } from "../support/e2e/person.ts";

/** Says hello to a room as a new device of the person, and answers the list it is reset to: versions by id. */
export const listOfRoom = async (person: Person, scope: Scope): Promise<Record<string, number>> => {
  const { ticket, url } = (await person.ask("/api/rooms/ticket", { scope })).body;
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const { promise, resolve, reject } = Promise.withResolvers<Record<string, number>>();
  const listed: [string, number][] = [];
  socket.addEventListener("open", () =>
    socket.send(encodeFrame({ type: "hello", version: PROTOCOL_VERSION, ticket, position: null })),
  );
  socket.addEventListener("close", ({ code }) => reject(new Error(`the room of ${scope} closed with ${code}`)));
  socket.addEventListener("error", () => reject(new Error(`the room of ${scope} cannot be reached`)));
  socket.addEventListener("message", ({ data }) => {
    const frame = decodeRoomFrame(data);
    if (frame?.type !== "reset") return;
    listed.push(...frame.versions);
    if (frame.isLast) resolve(Object.fromEntries(listed));
  });
  try {
    return await promise;
  } finally {
    socket.close();
  }
};
