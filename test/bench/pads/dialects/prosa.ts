import * as Y from "yjs";
import { toBase64 } from "#shared/base64.ts";
import { decodeRoomFrame, encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import { type ClientFrame, PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import { createAcks } from "../../../../web/sync/acks.ts";
import { CLOCK } from "../../support/clock.ts";
import type { Address } from "../address.ts";
import type { Copy, Ears, Line } from "../line.ts";

const CHANNEL = 1;
/** As in `web/sync/pads/sender.ts`. */
const MAX_SENT_BYTES = 48 * 1_024;

/** As our client speaks: one update on its way at a time, of all that waits; acknowledgements several updates at a time. */
export const prosaLine = ({ document, ticket }: Address, copy: Copy | null, ears: Ears): Line => {
  const say = (frame: ClientFrame): void => ears.send(encodeFrame(frame));
  const acks = createAcks(CLOCK, Math.random, (number) => say({ type: "pad_ack", channel: CHANNEL, number }));
  let isOpen = false;
  let sent = 0;
  let underWay = 0;

  const flush = (): void => {
    if (!copy || !isOpen || underWay > 0 || copy.waiting.length === 0) return;
    let bytes = 0;
    const over = copy.waiting.findIndex((it) => (bytes += it.length) > MAX_SENT_BYTES);
    underWay = over === -1 ? copy.waiting.length : Math.max(over, 1);
    const update = Y.mergeUpdates(copy.waiting.slice(0, underWay)) as Uint8Array<ArrayBuffer>;
    ears.send(encodePadUpdate({ channel: CHANNEL, number: (sent += 1), update }));
  };

  return {
    begin: () => say({ type: "hello", version: PROTOCOL_VERSION, ticket, position: null }),

    hear(message) {
      const frame = decodeRoomFrame(message);
      switch (frame?.type) {
        case "welcome":
          return say({ type: "pad_open", channel: CHANNEL, conversationId: document, copy: told(copy) });
        case "pad":
          if (copy) copy.epoch = frame.epoch;
          // What the copy lacks is sent before the answer to this.
          return say({ type: "ping" });
        case "pong":
          isOpen = true;
          ears.onOpen();
          return flush();
        case "pad_update":
          ears.onUpdate(frame.update);
          return acks.due(frame.number);
        case "pad_ack":
          copy?.waiting.splice(0, underWay);
          underWay = 0;
          return flush();
        case "reset":
        case "presence":
        case "pad_notes":
          return;
        default:
          throw new Error(`the room said ${JSON.stringify(frame)}`);
      }
    },

    write(update) {
      copy?.waiting.push(update);
      flush();
    },

    stop: acks.stop,
  };
};

const told = (copy: Copy | null): { epoch: string; vector: string } | null =>
  copy?.epoch ? { epoch: copy.epoch, vector: toBase64(Y.encodeStateVector(copy.doc)) } : null;
