import type { Id } from "#shared/ids.ts";
import { messagesOf, type ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";

/**
 * Lets go of what can be fetched again: all files, and the messages of concluded conversations that nobody looks at. What is
 * open is what one works with, also offline.
 */
export const makeRoom = async (
  db: ReplicaDb,
  held: Pick<Held, "conversations">,
  isOnScreen: (conversationId: Id) => boolean,
): Promise<Id[]> => {
  const tx = db.transaction(["threads", "messages", "media"], "readwrite");
  const [threads, messages] = [tx.objectStore("threads"), tx.objectStore("messages")];
  const ids = (await threads.getAllKeys()).filter(
    (id) => held.conversations.get(id)?.state === "concluded" && !isOnScreen(id),
  );
  await Promise.all([
    tx.objectStore("media").clear(),
    ...ids.flatMap((id) => [threads.delete(id), messages.delete(messagesOf(id))]),
    tx.done,
  ]);
  return ids;
};
