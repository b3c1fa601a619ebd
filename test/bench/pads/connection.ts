import { openSocket } from "../support/socket.ts";
import type { Address } from "./address.ts";
import { type Copy, type Ears, lineTo } from "./line.ts";

export type PadConnection = { write: (update: Uint8Array<ArrayBuffer>) => void; close: () => void };

/** Opens a document over a socket of its own; resolves when it is open. Throws when there is no socket to be had. */
export const openDocument = async (
  address: Address,
  copy: Copy | null,
  onUpdate: Ears["onUpdate"],
): Promise<PadConnection> => {
  const { promise: opened, resolve: onOpen } = Promise.withResolvers<void>();
  const waiting: Buffer[] = [];
  let hear = (message: Buffer): void => void waiting.push(message);
  const socket = await openSocket(address.url, (message) => hear(message));
  const line = lineTo(address, copy, { send: socket.send, onOpen, onUpdate });
  line.begin();
  hear = line.hear;
  for (const it of waiting) hear(it);
  await opened;
  return {
    write: line.write,
    close() {
      line.stop();
      socket.close();
    },
  };
};
