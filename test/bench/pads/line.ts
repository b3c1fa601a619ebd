import type * as Y from "yjs";
import type { Address } from "./address.ts";
import { prosaLine } from "./dialects/prosa.ts";
import { yjsLine } from "./dialects/yjs.ts";

/** Somebody's copy of a document, over several connections. */
export type Copy = {
  doc: Y.Doc;
  /** Of whose history it is; null when nobody has said. */
  epoch: string | null;
  /** Changes that the server has not acknowledged, oldest first; kept only where it acknowledges. */
  waiting: Uint8Array<ArrayBuffer>[];
};

export type Ears = {
  send: (message: Uint8Array) => void;
  /** All that the server had of the document has come. */
  onOpen: () => void;
  onUpdate: (update: Uint8Array) => void;
};

/** What a client says about one document over one connection. Throws when the server refuses something. */
export type Line = {
  begin: () => void;
  hear: (message: Uint8Array) => void;
  write: (update: Uint8Array<ArrayBuffer>) => void;
  stop: () => void;
};

/** Speaks as the real clients of the server do. A copy is there for who writes; who only reads has none. */
export const lineTo = (address: Address, copy: Copy | null, ears: Ears): Line =>
  address.dialect === "prosa" ? prosaLine(address, copy, ears) : yjsLine(address, copy, ears);
