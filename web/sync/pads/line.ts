import type { Id } from "#shared/ids.ts";
import type { NoteInfo } from "#shared/model/pad.ts";
import type { ClientFrame, RoomFrame } from "#shared/protocol/frames.ts";
import type { PadClosing, PadCursor, PadUpdate } from "#shared/protocol/pad-frames.ts";
import { toBase64 } from "#shared/base64.ts";
import { createAcks } from "../acks.ts";
import type { Clock } from "../ports.ts";
import type { WithRoom } from "../storage.ts";
import { bytesOf, mend, readPad } from "./disk.ts";
import { merged } from "./merge.ts";
import type { OthersCursor, PadNews } from "./pad-news.ts";
import { replacePad, type ReplaceParts, type RoomsCopy } from "./replace.ts";
import { createSender } from "./sender.ts";
import { takeInDraft } from "./take-in.ts";
import { addTold, adopt, writeNotes } from "./write.ts";

export type PadFrame = Extract<RoomFrame, { channel: number }> | PadUpdate;

export type LineParts = ReplaceParts & {
  clock: Clock;
  random: () => number;
  id: Id;
  channel: number;
  /** The room refused what waited: its copy takes the place of ours, and what waited is given back. */
  isRefused: boolean;
  send: (frame: ClientFrame | PadUpdate) => void;
  tell: (news: PadNews) => void;
  withRoom: WithRoom;
  /** Changes that could not be put on the disk. */
  unkept: Uint8Array<ArrayBuffer>[];
  onOpen: () => void;
  /** Nothing waits. */
  onIdle: () => void;
  /** The room has closed the channel, or it is of no use any more: `refused` when what waited was. */
  onEnd: (why: Ending) => void;
  /** Something was given back. */
  onGivenBack: () => void;
};

export type Ending = PadClosing | "refused";

export type Line = ReturnType<typeof openLine>;

/** One pad's channel to its room (SPEC.md, P27 to P37). What comes is put on the disk, then acknowledged, then told. */
export const openLine = (parts: LineParts) => {
  const { Y, db, id, channel, send, tell } = parts;
  let isOver = false;
  let epoch: string | null = null;
  /** The room's pad is another one than ours, and what is in it is on its way. */
  let replacing: RoomsCopy | null = null;
  let arrived: PadUpdate[] = [];
  let others: readonly OthersCursor[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  const acks = createAcks(parts.clock, parts.random, (number) => send({ type: "pad_ack", channel, number }));

  /** One step after the other. What could not be done is begun anew, over another channel. */
  const inTurn = (work: () => Promise<unknown>): void => {
    turn = turn.then(() => (isOver ? undefined : work())).catch(() => end("unavailable"));
  };

  /** The room must not go on with what is of no use any more. */
  const end = (why: Ending): void => {
    if (!isOver) send({ type: "pad_close", channel });
    ended(why);
  };

  const ended = (why: Ending): void => {
    if (isOver) return;
    stop();
    parts.onEnd(why);
  };

  const stop = (): void => {
    isOver = true;
    acks.stop();
    sender.stop();
  };

  const sender = createSender({ ...parts, epoch: () => epoch, inTurn, onRefused: () => end("refused") });

  const open = async (): Promise<void> => {
    const draft = await takeInDraft(Y, db, id, parts.clientId());
    if (draft) tell({ id, news: "updates", ...draft, isOwn: true });
    const copy = parts.isRefused ? null : await ours().catch(() => mend(Y, db, id).then(ours));
    if (!isOver) send({ type: "pad_open", channel, conversationId: id, copy });
  };

  const ours = async () => {
    const stored = await readPad(db, id);
    if (stored.epoch === null) return null;
    return { epoch: stored.epoch, vector: toBase64(Y.encodeStateVectorFromUpdate(merged(Y, bytesOf(stored)))) };
  };

  const opened = async (room: { epoch: string; notes: readonly NoteInfo[] }): Promise<void> => {
    const refusal = parts.isRefused ? "outdated" : await adopt(db, id, room.epoch, room.notes);
    if (refusal === "gone") return end("gone");
    if (refusal === null) return begin(room);
    // What is in it follows at once, if anything does: the answer to a ping comes behind it.
    replacing = { ...room, update: null };
    send({ type: "ping" });
  };

  const replace = async (copy: RoomsCopy): Promise<void> => {
    replacing = null;
    if (!(await replacePad(parts, id, copy, parts.isRefused))) return end("gone");
    tell({ id, news: "replaced" });
    parts.onGivenBack();
    begin(copy);
  };

  const begin = (room: { epoch: string; notes: readonly NoteInfo[] }): void => {
    epoch = room.epoch;
    tell({ id, news: "opened", epoch, notes: room.notes });
    parts.onOpen();
    sender.flush();
  };

  const takeArrived = async (): Promise<void> => {
    const updates = arrived;
    arrived = [];
    const last = updates.at(-1);
    if (!last) return;
    if (replacing) {
      await replace({
        ...replacing,
        update: merged(
          Y,
          updates.map((it) => it.update),
        ),
      });
      return acks.due(last.number);
    }
    if (epoch === null) return;
    const of = epoch;
    const bytes = merged(
      Y,
      updates.map((it) => it.update),
    );
    let refusal: Awaited<ReturnType<typeof addTold>> = null;
    await parts.withRoom(async () => void (refusal = await addTold(Y, db, id, of, bytes)));
    if (refusal) return end(refusal === "gone" ? "gone" : "unavailable");
    acks.due(last.number);
    tell({ id, news: "updates", epoch, bytes, isOwn: false, key: null });
  };

  const report = (): void => tell({ id, news: "cursors", cursors: others });

  const takeNotes = async (notes: readonly NoteInfo[]): Promise<void> => {
    if (epoch === null) return;
    await writeNotes(db, id, epoch, notes);
    tell({ id, news: "notes", notes });
  };

  inTurn(open);
  return {
    stop,
    close(): void {
      if (!isOver) send({ type: "pad_close", channel });
      stop();
    },
    flush: sender.flush,
    hear(frame: PadFrame): void {
      switch (frame.type) {
        case "pad":
          return inTurn(() => opened(frame));
        case "pad_update":
          arrived.push(frame);
          return inTurn(takeArrived);
        case "pad_notes":
          return inTurn(() => takeNotes(frame.notes));
        case "pad_ack":
          return sender.acknowledged(frame.number);
        case "pad_nack":
          return sender.refused(frame.number, frame.reason);
        case "pad_cursors":
          others = frame.cursors;
          return report();
        case "pad_closed":
          return ended(frame.reason);
      }
    },
    /** Says again where others write: somebody new may listen. */
    report,
    /** The room has said all that it had to say at once. */
    fence: (): void => inTurn(async () => void (replacing && (await replace(replacing)))),
    cursor: (cursor: PadCursor | null): void => send({ type: "pad_cursor", channel, cursor }),
  };
};
