import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { Core } from "../core.ts";
import { LIMITS } from "../limits.ts";
import { seesIn } from "../visibility.ts";
import type { Channel } from "./channels.ts";
import { closeChannel } from "./close.ts";
import type { Copy } from "./copy.ts";
import { take, type Taken } from "./gate.ts";
import { nack } from "./nack.ts";
import type { Incoming, Pad } from "./pad.ts";

/** What was taken of an update. `update` is null when it brought nothing new. */
export type News = { from: Incoming; update: Uint8Array | null; notes: NoteInfo[] };

/** Takes into the copy what the gate lets in of what has come; the rest is answered. Stops early when there is much of it. */
export const takeIn = (core: Core, pad: Pad, copy: Copy): News[] => {
  const news: News[] = [];
  for (let bytes = 0; pad.copy && bytes < LIMITS.batchBytes;) {
    const from = pad.inbox.shift();
    if (!from) break;
    bytes += from.update.length;
    const userId = writerOf(core, from.channel);
    if (userId === null) continue;
    const verdict = take({ ...copy, isKnownNote: (id) => copy.notes.has(id) }, from.update, userId);
    if (verdict.ok) {
      copy.bytes = verdict.bytes;
      news.push({ from, update: verdict.update, notes: sign(copy, verdict, userId, core.ports.clock.now()) });
    } else {
      if (verdict.isSpoiled) pad.copy = null;
      nack(core, from, verdict.reason);
    }
  }
  return news;
};

/** Who writes on a channel, if they may. */
const writerOf = (core: Core, channel: Channel): Id | null => {
  const { userId } = channel.session.kept;
  if (!core.pads.channels.isOpen(channel)) return null;
  if (seesIn(core.state, userId, channel.conversationId)) return userId;
  closeChannel(core, channel, "gone");
  return null;
};

/** Writes down whose an update was, when it came, and which notes it touched. Returns what is known of those now. */
const sign = (copy: Copy, taken: Taken, userId: Id, now: number): NoteInfo[] => {
  for (const client of taken.newClients) copy.clients.set(client, userId);
  const made = taken.madeNotes.map((id) => ({ id, authorId: userId, at: now, editorId: null, editedAt: null }));
  const edited = taken.changedNotes.flatMap((id) => {
    const known = copy.notes.get(id);
    return known ? [{ ...known, editorId: userId, editedAt: now }] : [];
  });
  for (const it of [...made, ...edited]) copy.notes.set(it.id, it);
  return [...made, ...edited];
};
