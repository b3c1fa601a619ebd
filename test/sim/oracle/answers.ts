import { type History, sees, tokensIn } from "./history.ts";
import type { Violated } from "./violation.ts";

type Command = { id: string; name: string; args?: Record<string, unknown> };
type Result = { id: string; ok: boolean; error?: { code: string } };

/** Codes that say nothing of the command itself, and are not kept. */
const PASSING = new Set(["unavailable", "internal", "conflict", "rate_limited", "unauthenticated"]);

export type AnswerOracle = ReturnType<typeof createAnswerOracle>;

/** Judges the API's answers when they leave the Worker, and remembers what they promise. */
export const createAnswerOracle = (history: History, violated: Violated) => {
  const outcomes = new Map<string, string>();
  /** Commands that were answered "done", by who gave them. */
  const done = new Map<string, { userId: string; command: Command }>();

  /** Who belongs where is read before what they ask for: both as they were while the request lasted, in that order. */
  const seenDuring = (userId: string, id: string, since: number): boolean => {
    for (let roster = since; roster <= history.now(); roster += 1)
      for (let standing = roster; standing <= history.now(); standing += 1)
        if (sees(history.at(roster), history.at(standing), { userId, fromOutside: true }, id)) return true;
    return false;
  };

  const remember = (userId: string, commands: readonly Command[], results: readonly Result[]): void => {
    for (const result of results) {
      const outcome = result.ok ? "done" : (result.error?.code ?? "");
      if (PASSING.has(outcome)) continue;
      const key = `${userId} ${result.id}`;
      const before = outcomes.get(key) ?? outcome;
      if (before !== outcome)
        violated("a repeated command has the first one's answer", `${key}: ${before}, ${outcome}`);
      outcomes.set(key, outcome);
      const command = commands.find((it) => it.id === result.id);
      if (result.ok && command) done.set(key, { userId, command });
    }
  };

  return {
    done,

    /** `since` is the last commit before the request. */
    answered(userId: string, path: string, asked: string | null, status: number, body: string, since: number): void {
      for (const token of new Set(tokensIn(body))) {
        const id = history.conversationOf(token);
        if (id !== undefined && !seenDuring(userId, id, since))
          violated("no answer tells of what its viewer may not see", `${path} told ${userId} ${token} of ${id}`);
      }
      if (path !== "/api/commands" || status !== 200 || asked === null) return;
      remember(userId, JSON.parse(asked) as Command[], (JSON.parse(body) as { results: Result[] }).results);
    },

    /** The ids of all commands that were answered. */
    answeredIds: (): string[] => [...outcomes.keys()].map((key) => key.split(" ")[1] ?? ""),

    /** After a restore the database knows of some commands no more. */
    rewind(isKnown: (userId: string, id: string) => boolean): void {
      outcomes.clear();
      for (const [key, { userId, command }] of done) if (!isKnown(userId, command.id)) done.delete(key);
    },
  };
};
