import type { Message } from "#shared/model/message.ts";

/** Messages stand in order of time, ties by id. */
export const isBefore = (a: Message, b: Message): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

/** Adds messages to those of one conversation, in order; of two revisions the higher stays. */
export const mergeMessages = (held: readonly Message[], incoming: readonly Message[]): Message[] => {
  const byId = new Map(held.map((it) => [it.id, it]));
  for (const it of incoming) if (it.revision >= (byId.get(it.id)?.revision ?? 0)) byId.set(it.id, it);
  return [...byId.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
};
