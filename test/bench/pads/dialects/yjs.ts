import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Address } from "../address.ts";
import type { Copy, Ears, Line } from "../line.ts";

const SYNC = 0;
const AUTH = 2;
const TOKEN = 0;
/** How a Yjs update says nothing. */
const NOTHING = Uint8Array.of(0, 0);

/**
 * As the providers of y-partyserver and of hocuspocus speak: `y-protocols/sync`, each update on its own. hocuspocus' names the
 * document at the head of each message, and wants a token first.
 */
export const yjsLine = ({ dialect, document, ticket }: Address, copy: Copy | null, ears: Ears): Line => {
  const isNamed = dialect === "hocuspocus";

  const say = (type: number, write: (encoder: encoding.Encoder) => void): void => {
    const encoder = encoding.createEncoder();
    if (isNamed) encoding.writeVarString(encoder, document);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    ears.send(encoding.toUint8Array(encoder));
  };

  const lacking = (vector: Uint8Array): Uint8Array => (copy ? Y.encodeStateAsUpdate(copy.doc, vector) : NOTHING);

  return {
    begin() {
      if (isNamed) {
        say(AUTH, (to) => {
          encoding.writeVarUint(to, TOKEN);
          encoding.writeVarString(to, ticket);
        });
      }
      say(SYNC, (to) => sync.writeSyncStep1(to, copy?.doc ?? new Y.Doc()));
    },

    hear(message) {
      const decoder = decoding.createDecoder(message);
      if (isNamed) decoding.readVarString(decoder);
      if (decoding.readVarUint(decoder) !== SYNC) return;
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === sync.messageYjsSyncStep1) {
        return say(SYNC, (to) => {
          encoding.writeVarUint(to, sync.messageYjsSyncStep2);
          encoding.writeVarUint8Array(to, lacking(bytes));
        });
      }
      ears.onUpdate(bytes);
      if (step === sync.messageYjsSyncStep2) ears.onOpen();
    },

    write: (update) => say(SYNC, (to) => sync.writeUpdate(to, update)),
    stop: () => {},
  };
};
