import type { Address } from "../address.ts";

/** A server of shared documents. */
export type PadServer = {
  name: string;
  /** A document, fresh at first, as the n-th person opens it. */
  addressOf: (document: number, n: number) => Promise<Address>;
};
