import type { Random } from "../../scripts/seed/random.ts";
import type { Commander } from "./commands.ts";
import type { Customers } from "./customers.ts";
import type { Ledger } from "./ledger.ts";
import { type AnyPost, repliesPost, turnPost, webhookPost } from "./posts.ts";

export type SendersParts = {
  url: string;
  command: Commander;
  isOpen: (conversationId: string) => Promise<boolean>;
  customers: Customers;
  ledger: Ledger;
  random: Random;
};

/** Side by side, each one request at a time, as providers and devices do. */
const WEBHOOKS = 8;
const DEVICES = 4;
const TURNERS = 2;

/** Sends until so many are acknowledged, or a request fails: then the server is gone. Resolves when none is under way. */
export const sendUntil = async (parts: SendersParts, goal: number, onAcknowledged: () => void): Promise<void> => {
  const { ledger, random, customers, url, command, isOpen } = parts;
  let isOver = false;
  const lane = async (next: () => AnyPost | Promise<AnyPost>): Promise<void> => {
    while (!isOver && ledger.count() < goal) {
      // What cannot even be begun: the server is gone before it was asked.
      const post = await Promise.resolve(next()).catch(() => null);
      if (post && (await ledger.send(post))) onAcknowledged();
      else isOver = true;
    }
  };
  const lanes = (count: number, next: (lane: number) => () => AnyPost | Promise<AnyPost>) =>
    Array.from({ length: count }, (_, at) => lane(next(at)));

  await Promise.all([
    ...lanes(WEBHOOKS, () => () => webhookPost(url, customers.writing, random)),
    ...lanes(DEVICES, () => () => repliesPost(command, customers.writing, random)),
    ...lanes(TURNERS, (at) => {
      const own = customers.turning.filter((_, index) => index % TURNERS === at);
      return async () => {
        const customer = random.pick(own);
        return turnPost(command, customer, await isOpen(customer.conversationId));
      };
    }),
  ]);
};
