import * as v from "valibot";
import { ClientFrame, RoomFrame } from "./frames.ts";

/** The largest frame either side accepts, in bytes: under the 1 MiB at which hosts cut a WebSocket message. */
export const MAX_FRAME_BYTES = 900_000;

/** The first byte of a frame names its channel. Channel 0 carries JSON control frames; others are reserved for pads. */
const CONTROL = 0;

export const encodeFrame = (frame: ClientFrame | RoomFrame): Uint8Array<ArrayBuffer> => {
  const json = new TextEncoder().encode(JSON.stringify(frame));
  const bytes = new Uint8Array(json.length + 1);
  bytes[0] = CONTROL;
  bytes.set(json, 1);
  return bytes;
};

export const decodeClientFrame = (data: unknown): ClientFrame | null => decode(ClientFrame, data);

export const decodeRoomFrame = (data: unknown): RoomFrame | null => decode(RoomFrame, data);

const decode = <T>(schema: v.GenericSchema<unknown, T>, data: unknown): T | null => {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array) || bytes.length > MAX_FRAME_BYTES || bytes[0] !== CONTROL) return null;
  try {
    const parsed = v.safeParse(
      schema,
      JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes.subarray(1))),
    );
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};
