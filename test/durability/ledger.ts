import type { AnyPost } from "./posts.ts";

/** What goes in one request: customers' messages or commands, each with the id that makes a repeat harmless. */
export type Post = {
  ids: readonly string[];
  /** Rejects when the request was not acknowledged. */
  deliver: () => Promise<void>;
};

/** What the senders know: what was acknowledged, of what they cannot tell, and what of that they will not send again. */
export type Ledger = ReturnType<typeof createLedger>;

export const createLedger = () => {
  const acknowledged = new Set<AnyPost>();
  const unsure = new Set<AnyPost>();
  const givenUp = new Set<AnyPost>();
  const troubles: string[] = [];
  let count = 0;
  return {
    acknowledged,
    unsure,
    givenUp,
    /** How many webhooks and commands have been acknowledged; a repeat does not count. */
    count: () => count,
    troubles,

    giveUp(post: AnyPost): void {
      unsure.delete(post);
      givenUp.add(post);
    },

    /** Whether it was acknowledged. */
    async send(post: AnyPost): Promise<boolean> {
      try {
        await post.deliver();
      } catch (error) {
        // A refused connection says nothing; an answer that is none of those expected is for the report.
        if (!(error instanceof TypeError)) troubles.push(String(error));
        if (!acknowledged.has(post)) unsure.add(post);
        return false;
      }
      if (!acknowledged.has(post)) count += post.kind === "messages" ? 1 : post.ids.length;
      unsure.delete(post);
      acknowledged.add(post);
      return true;
    },
  };
};
