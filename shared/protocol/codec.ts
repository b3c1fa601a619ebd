import * as v from "valibot";
import { ClientFrame, RoomFrame } from "./frames.ts";
import type { PadUpdate } from "./pad-frames.ts";

/** The largest frame either side accepts, in bytes: under the 1 MiB at which hosts cut a WebSocket message. */
export const MAX_FRAME_BYTES = 900_000;

/**
 * The first byte of a frame names its channel. Channel 0 carries JSON control frames. The others carry updates of pads:
 * after the channel the update's number in four bytes, the highest first, and then the update as Yjs encodes it (v1).
 */
const CONTROL = 0;
const UPDATE_HEAD = 5;

const TO_UTF_8 = new TextEncoder();
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

export const encodeFrame = (frame: ClientFrame | RoomFrame): Uint8Array<ArrayBuffer> => {
  const json = TO_UTF_8.encode(JSON.stringify(frame));
  const bytes = new Uint8Array(json.length + 1);
  bytes[0] = CONTROL;
  bytes.set(json, 1);
  return bytes;
};

export const encodePadUpdate = ({ channel, number, update }: Omit<PadUpdate, "type">): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(UPDATE_HEAD + update.length);
  bytes[0] = channel;
  new DataView(bytes.buffer).setUint32(1, number);
  bytes.set(update, UPDATE_HEAD);
  return bytes;
};

export const decodeClientFrame = (data: unknown): ClientFrame | PadUpdate | null => decode(ClientFrame, data);

export const decodeRoomFrame = (data: unknown): RoomFrame | PadUpdate | null => decode(RoomFrame, data);

const decode = <T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | PadUpdate | null => {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array) || bytes.length > MAX_FRAME_BYTES) return null;
  return bytes[0] === CONTROL ? decodeControl(schema, bytes.subarray(1)) : decodePadUpdate(bytes);
};

const decodeControl = <T>(schema: v.GenericSchema<unknown, T>, json: Uint8Array): T | null => {
  try {
    const parsed = v.safeParse(schema, JSON.parse(UTF_8.decode(json)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

const decodePadUpdate = (bytes: Uint8Array): PadUpdate | null => {
  const [channel] = bytes;
  if (channel === undefined || bytes.length <= UPDATE_HEAD) return null;
  const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  // A copy of its own: Yjs keeps parts of what it reads, and a slice must not hold a whole frame in memory.
  return number === 0
    ? null
    : { type: "pad_update", channel, number, update: bytes.slice(UPDATE_HEAD) as Uint8Array<ArrayBuffer> };
};
