import type { Me } from "#shared/protocol/api.ts";
import type { Api } from "./api.ts";
import { backoffMs } from "./backoff.ts";
import type { Ports } from "./ports.ts";

export type KnockParts = Pick<Ports, "clock" | "network" | "random"> & {
  api: Pick<Api, "me">;
  onKnown: (me: Me) => void;
  onUnknown: () => void;
  /** The server could not be reached; it is asked again. */
  onSilence: () => void;
};

/** Asks the server who we are, until it says. Gives back what ends the asking. */
export const knock = ({ clock, network, random, api, onKnown, onUnknown, onSilence }: KnockParts): (() => void) => {
  let failures = 0;
  let isOver = false;
  let isAsking = false;
  let cancelTimer = (): void => {};

  const ask = async (): Promise<void> => {
    if (isAsking || isOver) return;
    cancelTimer();
    isAsking = true;
    const answer = await api.me();
    isAsking = false;
    if (isOver) return;
    if (answer.ok) return onKnown(answer.value);
    if (answer.code === "unauthenticated") return onUnknown();
    failures += 1;
    cancelTimer = clock.after(backoffMs(failures, random), ask);
    onSilence();
  };

  const cancelWake = network.onWake(ask);
  void ask();
  return () => {
    isOver = true;
    cancelTimer();
    cancelWake();
  };
};
