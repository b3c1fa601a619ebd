import type { Id } from "#shared/ids.ts";
import type { PadRefusal, PadUpdate } from "#shared/protocol/pad-frames.ts";
import { backoffMs } from "../backoff.ts";
import type { ReplicaDb } from "../db.ts";
import type { Clock } from "../ports.ts";
import { waitingOf } from "./disk.ts";
import { merged } from "./merge.ts";
import type { PadNews } from "./pad-news.ts";
import type { WithRoom } from "../storage.ts";
import { forgetUpdates, markKept } from "./write.ts";
import type { Yjs } from "./yjs.ts";

/** How much goes to the room at a time, in bytes: well below what it takes. */
const MAX_SENT_BYTES = 48 * 1_024;

export type SenderParts = {
  Y: Yjs;
  db: ReplicaDb;
  clock: Clock;
  random: () => number;
  id: Id;
  channel: number;
  unkept: Uint8Array<ArrayBuffer>[];
  send: (update: PadUpdate) => void;
  withRoom: WithRoom;
  /** Null until the room has opened the pad. */
  epoch: () => string | null;
  inTurn: (work: () => Promise<unknown>) => void;
  tell: (news: PadNews) => void;
  onIdle: () => void;
  onRefused: () => void;
};

type Batch = { keys: readonly number[]; unkept: number; update: Uint8Array<ArrayBuffer> };

/** Sends what waits in a pad, in its order, one frame at a time: the next when the room has acknowledged the last. */
export const createSender = (parts: SenderParts) => {
  const { Y, db, id, channel, unkept } = parts;
  let sent: (Batch & { number: number }) | null = null;
  let number = 0;
  let failures = 0;
  /** Changes that came while others were read must not be taken for nothing. */
  let flushes = 0;
  let cancel = (): void => {};

  const flush = (): void => {
    const mine = ++flushes;
    parts.inTurn(async () => {
      const epoch = parts.epoch();
      if (sent || epoch === null) return;
      const batch = await nextBatch(epoch);
      if (!batch) return mine === flushes ? parts.onIdle() : undefined;
      number += 1;
      sent = { ...batch, number };
      // A tab may have died before it told the others of what it wrote.
      parts.tell({ id, news: "updates", epoch, bytes: batch.update, isOwn: true, key: batch.keys.at(-1) ?? null });
      parts.send({ type: "pad_update", channel, number, update: batch.update });
    });
  };

  /** As many updates as fit, at least one, the oldest first; those that are not on the disk came last. */
  const nextBatch = async (epoch: string): Promise<Batch | null> => {
    const waiting = (await waitingOf(db, id)).filter((it) => it.epoch === epoch);
    const all = [...waiting.map((it) => it.bytes), ...unkept];
    let bytes = 0;
    const over = all.findIndex((it) => (bytes += it.length) > MAX_SENT_BYTES);
    const batch = all.slice(0, over === -1 ? all.length : Math.max(over, 1));
    if (batch.length === 0) return null;
    const keys = waiting.slice(0, batch.length).map((it) => it.key);
    return { keys, unkept: batch.length - keys.length, update: merged(Y, batch) };
  };

  const keep = async (): Promise<void> => {
    if (!sent) return;
    const { keys } = sent;
    unkept.splice(0, sent.unkept);
    const isWritten = await parts.withRoom(() => markKept(Y, db, id, keys));
    // Without room for it, the room will tell it again.
    if (!isWritten) await forgetUpdates(db, keys);
    sent = null;
    failures = 0;
    parts.tell({ id, news: "kept", key: Math.max(0, ...keys), isAll: unkept.length === 0 });
    flush();
  };

  return {
    flush,
    acknowledged(upTo: number): void {
      if (sent && upTo >= sent.number) parts.inTurn(keep);
    },
    refused(of: number, reason: PadRefusal): void {
      if (sent?.number !== of) return;
      if (reason !== "unavailable") return parts.onRefused();
      failures += 1;
      cancel = parts.clock.after(backoffMs(failures, parts.random), () => {
        sent = null;
        flush();
      });
    },
    stop: (): void => cancel(),
  };
};
