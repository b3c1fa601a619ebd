/** Raised with every change of a frame's shape. */
export const PROTOCOL_VERSION = 4;

/** Rooms take clients of the version before, so that a deploy cuts nobody off; older ones are refused with `upgrade`. */
export const isSpoken = (version: number): boolean => version === PROTOCOL_VERSION || version === PROTOCOL_VERSION - 1;
