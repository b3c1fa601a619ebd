/** How many whole seconds are left of a message's safety delay; 0 when it is over. Times are epoch milliseconds. */
export const secondsLeft = (holdUntil: number, now: number): number =>
  Math.max(0, Math.ceil((holdUntil - now) / 1_000));
