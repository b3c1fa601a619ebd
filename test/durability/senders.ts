import type { Random } from "../../scripts/seed/random.ts";
import type { Commander } from "./commands.ts";
import type { Customer, Customers } from "./customers.ts";
import type { Ledger } from "./ledger.ts";
import { repliesPost, turnPost, webhookPost } from "./posts.ts";

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
  const { ledger, random, customers, url, command } = parts;
  let isOver = false;
  const lane = async (send: () => Promise<boolean>): Promise<void> => {
    while (!isOver && ledger.count() < goal) {
      if (!(await send())) isOver = true;
      else onAcknowledged();
    }
  };
  const lanes = (count: number, send: (lane: number) => () => Promise<boolean>) =>
    Array.from({ length: count }, (_, at) => lane(send(at)));

  await Promise.all([
    ...lanes(WEBHOOKS, () => () => ledger.send(webhookPost(url, customers.writing, random))),
    ...lanes(DEVICES, () => () => ledger.send(repliesPost(command, customers.writing, random))),
    ...lanes(TURNERS, (at) => {
      const own = customers.turning.filter((_, index) => index % TURNERS === at);
      return () => turn(parts, random.pick(own));
    }),
  ]);
};

const turn = async ({ isOpen, ledger, command }: SendersParts, customer: Customer): Promise<boolean> => {
  try {
    return await ledger.send(turnPost(command, customer, await isOpen(customer.conversationId)));
  } catch {
    // Gone before it was asked.
    return false;
  }
};
