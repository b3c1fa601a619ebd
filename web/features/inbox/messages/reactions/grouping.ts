import type { ShownMessage } from "../../../../stores/prosa.ts";

/** A side's reaction to a message, as it stands now. */
export type Reaction = { emoji: string; direction: "in" | "out"; author: string | null };

/**
 * Reactions by the message that they are about: each side has one, its newest, and none once it was taken back. What is about
 * a message that is not here stays a message.
 */
export const groupReactions = (
  messages: readonly ShownMessage[],
): { others: readonly ShownMessage[]; about: ReadonlyMap<string, readonly Reaction[]> } => {
  const here = new Set(messages.filter((it) => it.kind !== "reaction").map((it) => it.id));
  const newest = new Map<string, Map<string, ShownMessage>>();
  const others: ShownMessage[] = [];
  for (const message of messages) {
    const quoted = message.kind === "reaction" ? message.quote?.id : null;
    if (!quoted || !here.has(quoted)) {
      // One that was taken back again, from a message that nobody sees, tells nothing.
      if (message.kind !== "reaction" || message.text) others.push(message);
      continue;
    }
    if (message.status === "failed" || message.status === "cancelled") continue;
    const sides = newest.get(quoted) ?? new Map<string, ShownMessage>();
    newest.set(quoted, sides.set(message.direction, message));
  }
  return { others, about: new Map([...newest].map(([id, sides]) => [id, [...sides.values()].flatMap(reactionOf)])) };
};

const reactionOf = ({ text, direction, author }: ShownMessage): Reaction[] =>
  text && direction !== "system" ? [{ emoji: text, direction, author: author?.name ?? null }] : [];
