import type { Id } from "#shared/ids.ts";
import { DRAFT } from "#shared/model/pad.ts";
import type { ReplicaDb } from "../db.ts";
import { bytesOf, padIn, writePads } from "./disk.ts";
import { createPadDoc } from "./pad-doc.ts";
import type { Written } from "./write.ts";
import type { Yjs } from "./yjs.ts";

/** Moves unsent text of before there were pads into its pad, whole or not at all. Null when there is none. */
export const takeInDraft = async (
  Y: Yjs,
  db: ReplicaDb,
  id: Id,
  clientId: number,
): Promise<(Written & { bytes: Uint8Array<ArrayBuffer> }) | null> => {
  // Mostly there is none: a write would keep everybody waiting who opens a conversation.
  if ((await db.getKey("drafts", id)) === undefined) return null;
  return writePads(db, async (tx) => {
    const text = await tx.objectStore("drafts").get(id);
    if (text === undefined || (await tx.objectStore("conversations").getKey(id)) === undefined) return null;
    const { epoch, state, updates } = await padIn(tx, id);
    const made: Uint8Array<ArrayBuffer>[] = [];
    const updatesOf = bytesOf({ state, updates });
    const pad = createPadDoc({ Y, clientId, updates: updatesOf, onEdit: (it) => made.push(it) });
    const draft = pad.textOf(DRAFT);
    draft?.insert(draft.length, behind(draft.toString(), text));
    pad.destroy();
    await tx.objectStore("drafts").delete(id);
    const [bytes] = made;
    if (!bytes) return null;
    const key = await tx.objectStore("padUpdates").add({ conversationId: id, epoch, bytes, isWaiting: 1 });
    return { key, epoch, bytes };
  });
};

/** What to write so that a text stands behind another one. */
export const behind = (there: string, text: string): string => (there.trim() && text ? `\n\n${text}` : text);
