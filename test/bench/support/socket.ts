import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/**
 * A WebSocket that costs next to nothing, so that two hundred in one process hold nobody up: it takes whole binary or text
 * messages and no extensions. Source: RFC 6455.
 */
export type ThinSocket = { send: (bytes: Uint8Array) => void; close: () => void };

export const openSocket = async (address: string, onMessage: (bytes: Buffer) => void): Promise<ThinSocket> => {
  const { hostname, port, pathname, search, host } = new URL(address);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  const rest = await upgraded(socket, `${pathname}${search}`, host);
  let buffered = rest;
  const read = () => {
    for (let frame = frameIn(buffered); frame; frame = frameIn(buffered)) {
      buffered = buffered.subarray(frame.end);
      if (frame.opcode === TEXT || frame.opcode === BINARY) onMessage(frame.payload);
    }
  };
  socket.on("data", (chunk: Buffer) => {
    buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
    read();
  });
  socket.on("error", () => socket.destroy());
  read();
  return { send: (bytes) => socket.write(framed(bytes)), close: () => socket.destroy() };
};

const TEXT = 1;
const BINARY = 2;
const MASKED = 0x80;

const upgraded = (socket: Socket, path: string, host: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const hear = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.off("data", hear);
      const isOpen = head.toString("latin1", 0, 12) === "HTTP/1.1 101";
      if (isOpen) resolve(head.subarray(end + 4));
      else reject(new Error(`${host}${path} opened no socket: ${head.toString("utf8", 0, end)}`));
    };
    socket.on("data", hear).once("error", reject);
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
    );
  });

/** The first whole frame of the bytes, which a server does not mask. */
const frameIn = (bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null => {
  if (bytes.length < 2) return null;
  const short = bytes[1]! & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = start + length;
  return bytes.length < end ? null : { opcode: bytes[0]! & 0x0f, payload: bytes.subarray(start, end), end };
};

/** A client must mask what it sends; a mask of zeros leaves it as it is. */
const framed = (bytes: Uint8Array): Buffer => {
  const head = bytes.length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
  head[0] = 0x80 | BINARY;
  if (bytes.length < 126) head[1] = MASKED | bytes.length;
  else {
    if (bytes.length > 0xffff) throw new Error("longer than what these clients say");
    head[1] = MASKED | 126;
    head.writeUInt16BE(bytes.length, 2);
  }
  return Buffer.concat([head, bytes]);
};
