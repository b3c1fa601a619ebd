import type { Id, NewId } from "./ids.ts";

/**
 * UUIDv7 (RFC 9562, 5.7): 48 bits of epoch milliseconds, then a counter of 26 bits that begins anew with each millisecond
 * (6.2, method 1), then 48 random bits. Of two ids that are made here, the later one sorts behind the earlier one, also when
 * the clock is set back. Apart from the schema of ids, so that a page can make some before it can check any.
 */
export const createNewId = (now: () => number, fill: (bytes: Uint8Array<ArrayBuffer>) => void): NewId => {
  let at = 0;
  let count = 0;
  return () => {
    const bytes = new Uint8Array(16);
    fill(bytes);
    const moment = now();
    // Half of the counter's room is left, so that it never runs out within a millisecond.
    count = moment > at ? new DataView(bytes.buffer).getUint32(6) >>> 7 : count + 1;
    at = Math.max(at, moment);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, Math.floor(at / 2 ** 32));
    view.setUint32(2, at % 2 ** 32);
    view.setUint16(6, 0x7000 | (count >>> 14));
    view.setUint16(8, 0x8000 | (count & 0x3fff));
    return written(bytes);
  };
};

const written = (bytes: Uint8Array): Id => {
  const hex = Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

export const newId: NewId = createNewId(Date.now, (bytes) => crypto.getRandomValues(bytes));
