import type { RoomFrame } from "#shared/protocol/frames.ts";

/** So many facts are taken in at a time at most, so that what somebody does meanwhile is not kept waiting. */
const MOST = 64;

/**
 * Takes from what has arrived what is to be taken in next: one frame, or as many in a row as tell facts, as one. What comes
 * while something is taken in is so written and painted together.
 */
export const takeNext = (arrived: RoomFrame[]): RoomFrame | undefined => {
  const first = arrived.shift();
  if (first?.type !== "facts") return first;
  let { to, facts } = first;
  for (let [next] = arrived; next?.type === "facts" && facts.length + next.facts.length <= MOST; [next] = arrived) {
    arrived.shift();
    to = next.to;
    facts = facts.concat(next.facts);
  }
  return { type: "facts", to, facts };
};
