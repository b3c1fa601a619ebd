import type { IDBPObjectStore } from "idb";
import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import { isBefore } from "./message-order.ts";
import { lostFile } from "./media/lost-file.ts";
import { messagesOf, ONLY, type ReplicaDb, type ReplicaSchema } from "./db.ts";

/** A page of messages as the API gave it. `before` is the cursor that it was asked with; null: the newest page. */
export type Page = { conversationId: Id; before: string | null; items: readonly Message[]; next: string | null };

/** How often messages may have been missed so far; to be read before a page is asked for. */
export const readBreaks = async (db: ReplicaDb): Promise<number> => (await db.get("breaks", ONLY)) ?? 0;

/**
 * Writes the pages that still fit: the conversation is held, nothing was dropped or missed since `breaks` was read, and
 * an older page continues where the held ones end. Gives back of which conversations they were written.
 */
export const writePages = async (db: ReplicaDb, pages: readonly Page[], breaks: number): Promise<Id[]> => {
  const tx = db.transaction(["breaks", "conversations", "threads", "messages", "media"], "readwrite");
  const isWhole = ((await tx.objectStore("breaks").get(ONLY)) ?? 0) === breaks;
  const written = await Promise.all(
    pages.map(async (page) => {
      const { conversationId, before, next } = page;
      const isHeld = (await tx.objectStore("conversations").getKey(conversationId)) !== undefined;
      const thread = await tx.objectStore("threads").get(conversationId);
      const fits = isHeld && (before === null ? isWhole && !thread : thread?.next === before);
      if (!fits) return null;
      await putItems(tx.objectStore("messages"), tx.objectStore("media"), page);
      await tx.objectStore("threads").put({ conversationId, next });
      return conversationId;
    }),
  );
  await tx.done;
  return written.filter((it) => it !== null);
};

/** Before the newest page there may be a gap to what is held of older times, so that goes. */
const putItems = async (
  messages: StoreOf<"messages">,
  media: StoreOf<"media">,
  { conversationId, before, items }: Page,
): Promise<void> => {
  const held = await messages.getAll(messagesOf(conversationId));
  const known = new Map(held.map((it) => [it.id, it]));
  const news = items.filter((it) => it.revision >= (known.get(it.id)?.revision ?? 0));
  const lost = news.map((it) => lostFile(known.get(it.id), it)).filter((it) => it !== null);
  const [oldest] = items;
  const cut = before === null ? held.filter((it) => !oldest || isBefore(it, oldest)) : [];
  await Promise.all([
    ...cut.map((it) => messages.delete([it.conversationId, it.at, it.id])),
    ...news.map((it) => messages.put(it)),
    ...lost.map((it) => media.delete(it)),
  ]);
};

type StoreOf<Name extends "messages" | "media"> = IDBPObjectStore<
  ReplicaSchema,
  ("breaks" | "conversations" | "threads" | "messages" | "media")[],
  Name,
  "readwrite"
>;
