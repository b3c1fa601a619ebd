import { expect } from "vitest";
import type { Ledger } from "./ledger.ts";
import type { AnyPost } from "./posts.ts";
import { readStored, type Stored } from "./stored.ts";

/** What was acknowledged is stored once; what was not, at most once, whole or not at all; nothing contradicts itself. */
export const expectStoredOnce = (stateDir: string, { acknowledged, unsure, givenUp, troubles }: Ledger): void => {
  const stored = readStored(stateDir);
  const wrong = [
    ...[...acknowledged].flatMap((it) => wrongIn(stored, it, true)),
    ...[...unsure, ...givenUp].flatMap((it) => wrongIn(stored, it, false)),
  ];
  expect([...wrong, ...stored.contradictions, ...troubles]).toEqual([]);
  expect(Object.fromEntries(stored.turns.shown)).toEqual(Object.fromEntries(stored.turns.run));
};

const wrongIn = ({ messages, commands }: Stored, post: AnyPost, isSure: boolean): string[] => {
  const wrong: string[] = [];
  const expectCount = (id: string, isRight: (count: number) => boolean) => {
    const count = messages.get(id) ?? 0;
    if (!isRight(count))
      wrong.push(`the message ${id}, ${isSure ? "acknowledged" : "unsure"}, is there ${count} times`);
  };
  if (post.kind === "messages") {
    for (const id of post.ids) expectCount(id, (it) => it === 1 || (it === 0 && !isSure));
    return wrong;
  }
  for (const { id, name, args } of post.requests) {
    const isRun = commands.has(id);
    if (isSure && !isRun) wrong.push(`the command ${id}, acknowledged, is not there`);
    if (name === "send") expectCount(args.messageId, (it) => it === (isRun ? 1 : 0));
  }
  return wrong;
};
