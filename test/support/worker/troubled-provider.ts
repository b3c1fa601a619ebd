import { newId } from "#shared/ids.ts";
import type { ChannelKind } from "#shared/model/channel.ts";
import type { ChannelAdapter, Outgoing, SendResult } from "../../../worker/channels/port.ts";

/** The same numbers for the same seed, in [0, 1). */
export const randomFrom = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const FAILURE = { code: "trouble", reason: "Trouble" };

/** What the sender hears, and whether the provider took the message all the same. `dies` is heard never. */
const TROUBLES: readonly [chance: number, takes: boolean, hears: SendResult | "dies"][] = [
  [0.1, false, { result: "later", failure: FAILURE, retryAfterMs: 5_000, isChannelWide: true }],
  [0.1, false, { result: "later", failure: FAILURE, retryAfterMs: null }],
  [0.04, false, { result: "rejected", failure: FAILURE }],
  [0.05, true, { result: "unknown", failure: { code: "no_answer", reason: "" } }],
  [0.05, false, { result: "unknown", failure: { code: "no_answer", reason: "" } }],
  [0.03, true, "dies"],
  [0.03, false, "dies"],
];

/** What became of a message at the provider: whose it is, in which order, and under which id. */
export type Taken = { messageId: string; to: string; providerId: string };

/** A provider that has every trouble now and then, by the seed. What it has taken it tells, where it does, by `reports`. */
export const troubledProvider = (kind: ChannelKind, seed: number) => {
  const random = randomFrom(seed);
  const taken: Taken[] = [];
  const reports: Taken[] = [];
  const take = (message: Outgoing): Taken => {
    const it = { messageId: message.messageId, to: message.to.address, providerId: `theirs.${newId()}` };
    taken.push(it);
    reports.push(it);
    return it;
  };
  const troubleOf = (chance: number) => {
    let sum = 0;
    return TROUBLES.find(([share]) => (sum += share) > chance);
  };
  const adapter: ChannelAdapter = {
    kind,
    echoesMessageId: kind === "whatsapp",
    verify: async () => true,
    challenge: () => null,
    parse: () => [],
    send: async (message) => {
      const trouble = troubleOf(random());
      if (!trouble) return { result: "sent", providerId: take(message).providerId };
      const [, takes, hears] = trouble;
      if (takes) take(message);
      if (hears === "dies") throw new SenderDied();
      return hears;
    },
    fetchMedia: async () => ({ result: "gone" }),
    test: async () => ({ ok: true, label: "" }),
  };
  return { adapter, random, taken, reports };
};

/** Thrown where a sender is killed: its lease stays behind. */
export class SenderDied extends Error {}
