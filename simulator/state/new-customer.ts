import { createHash } from "node:crypto";
import type { ChannelKind } from "./channel-kind.ts";
import type { Customer } from "./customer.ts";

/** Somebody of whom only the address is known. `now` is in epoch milliseconds. */
export function newCustomer(channel: ChannelKind, key: string, address: string, now: number): Customer {
  return {
    channel,
    key,
    address,
    name: `Cliente ${address.slice(-4)}`,
    bsuid: bsuidOf(address),
    hidesPhone: false,
    isBlocked: false,
    messages: [],
    unread: 0,
    lastWroteAt: now,
  };
}

/** Derived from the number, so that a customer is the same person to Prosa after the simulator restarts. */
function bsuidOf(address: string): string {
  const digest = createHash("sha256").update(address).digest();
  return `BR.${digest.readBigUInt64BE().toString().padStart(20, "1")}`;
}
