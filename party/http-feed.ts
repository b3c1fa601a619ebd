import * as v from "valibot";
import { type Feed, FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";

const TIMEOUT_MS = 10_000;

/** The feed of a room that runs apart from the Worker: over HTTP, with the secret that the two share. */
export const httpFeed = (workerUrl: string, secret: string): Feed => {
  const get = (path: string) =>
    fetch(`${workerUrl}/internal/${path}`, {
      headers: { authorization: `Bearer ${secret}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  return {
    async pull(scope, after) {
      return v.parse(
        FeedPage,
        await bodyOf(await get(`feed/${scope}?after=${after.seq}${after.mark === null ? "" : `&mark=${after.mark}`}`)),
      );
    },
    async snapshot(scope) {
      const answer = await get(`snapshot/${scope}`);
      return answer.status === 404 ? null : v.parse(FeedSnapshot, await bodyOf(answer));
    },
  };
};

const bodyOf = (answer: Response): Promise<unknown> => {
  if (!answer.ok) throw new Error(`the feed answered ${answer.status}`);
  return answer.json();
};
