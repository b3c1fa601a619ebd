import type { FeedPage } from "#shared/protocol/feed.ts";
import type { RoomPorts } from "./ports.ts";

/** Reads older rows from the feed. Many clients that come back together ask for the same: one fetch serves them. */
export const sharedHistory = ({
  feed,
  scope,
}: Pick<RoomPorts, "feed" | "scope">): ((after: number) => Promise<FeedPage>) => {
  const fetches = new Map<number, Promise<FeedPage>>();
  return (after) => {
    const known = fetches.get(after);
    if (known) return known;
    const fetch = feed.pull(scope, { seq: after, mark: null }).finally(() => fetches.delete(after));
    fetches.set(after, fetch);
    return fetch;
  };
};
