import { fromBase64, toBase64 } from "#shared/base64.ts";
import type { Id } from "#shared/ids.ts";

/**
 * A channel as it lies in a connection's attachment, which has little room for up to 32 of them: one byte for its number,
 * sixteen for the conversation's id, four each for the version of the pad and for how many updates were sent.
 */
export type Attached = { number: number; conversationId: Id; version: number; sent: number };

const SIZE = 25;

export const packChannels = (channels: readonly Attached[]): string => {
  const bytes = new Uint8Array(channels.length * SIZE);
  const view = new DataView(bytes.buffer);
  for (const [at, it] of channels.entries()) {
    bytes[at * SIZE] = it.number;
    bytes.set(bytesOf(it.conversationId), at * SIZE + 1);
    view.setUint32(at * SIZE + 17, it.version);
    view.setUint32(at * SIZE + 21, it.sent);
  }
  return toBase64(bytes);
};

export const unpackChannels = (text: string): Attached[] => {
  const bytes = fromBase64(text);
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / SIZE }, (_, at) => ({
    number: view.getUint8(at * SIZE),
    conversationId: idOf(bytes.subarray(at * SIZE + 1, at * SIZE + 17)),
    version: view.getUint32(at * SIZE + 17),
    sent: view.getUint32(at * SIZE + 21),
  }));
};

const bytesOf = (id: Id): number[] => (id.replaceAll("-", "").match(/../g) ?? []).map((it) => Number.parseInt(it, 16));

const idOf = (bytes: Uint8Array): Id =>
  [...bytes]
    .map((it) => it.toString(16).padStart(2, "0"))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
