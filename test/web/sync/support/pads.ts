import * as Y from "yjs";
import { fromBase64 } from "#shared/base64.ts";
import { DRAFT, NOTES, type NoteInfo } from "#shared/model/pad.ts";
import type { ClientFrame, RoomFrame } from "#shared/protocol/frames.ts";
import type { PadClosing, PadCursor, PadRefusal, PadUpdate } from "#shared/protocol/pad-frames.ts";
import type { FakeClock } from "./clock.ts";
import type { Session } from "./room.ts";

type Pad = { epoch: string; doc: Y.Doc; notes: Map<string, NoteInfo> };
type Channel = { session: Session; channel: number; id: string; told: number; cursor: PadCursor | null };
type PadFrame = Extract<ClientFrame, { channel: number }> | PadUpdate;

export type Parts = {
  clock: FakeClock;
  sees: (session: Session, conversationId: string) => boolean;
  send: (session: Session, frame: RoomFrame | PadUpdate) => void;
};

/** The pads of all rooms, as SPEC.md P27 to P37 have them: without limits, storage and what clients do not notice. */
export const createPads = ({ clock, sees, send }: Parts) => {
  const pads = new Map<string, Pad>();
  let channels: Channel[] = [];
  let epochs = 0;
  let refusing: PadRefusal | null = null;
  let closing: PadClosing | null = null;
  let held: (() => void)[] | null = null;
  /** Bytes of each update that was taken. */
  const taken: number[] = [];
  const opens: string[] = [];
  /** What clients acknowledged. */
  const acked: { userId: string; number: number }[] = [];

  const padOf = (id: string): Pad => {
    const pad = pads.get(id) ?? { epoch: `pad-${++epochs}`, doc: new Y.Doc(), notes: new Map() };
    pads.set(id, pad);
    return pad;
  };

  const others = (of: Channel): Channel[] => channels.filter((it) => it.id === of.id && it !== of);

  const tellUpdate = (to: Channel, update: Uint8Array): void =>
    send(to.session, {
      type: "pad_update",
      channel: to.channel,
      number: ++to.told,
      update: update as Uint8Array<ArrayBuffer>,
    });

  const open = (session: Session, frame: Extract<PadFrame, { type: "pad_open" }>): void => {
    const { channel, conversationId: id, copy } = frame;
    opens.push(id);
    if (closing) return send(session, { type: "pad_closed", channel, reason: closing });
    if (!sees(session, id)) return send(session, { type: "pad_closed", channel, reason: "gone" });
    const pad = padOf(id);
    const opened: Channel = { session, channel, id, told: 0, cursor: null };
    channels.push(opened);
    send(session, { type: "pad", channel, epoch: pad.epoch, notes: [...pad.notes.values()] });
    const vector = copy?.epoch === pad.epoch ? fromBase64(copy.vector) : undefined;
    const lacked = Y.encodeStateAsUpdate(pad.doc, vector);
    if (lacked.length > 2) tellUpdate(opened, lacked);
    tellCursors([opened]);
  };

  const tellCursors = (to: readonly Channel[]): void => {
    for (const it of to) {
      const cursors = others(it).flatMap(({ session, cursor }) => (cursor ? [{ userId: session.userId, cursor }] : []));
      send(it.session, { type: "pad_cursors", channel: it.channel, cursors });
    }
  };

  const take = (of: Channel, { channel, number, update }: PadUpdate): void => {
    if (refusing) return send(of.session, { type: "pad_nack", channel, number, reason: refusing });
    const pad = padOf(of.id);
    const known = new Set(pad.doc.getMap(NOTES).keys());
    const was = new Map([...known].map((id) => [id, textOf(pad, id)]));
    Y.applyUpdate(pad.doc, update);
    if (pad.doc.store.pendingStructs) throw new Error("a client sent an update whose ground is missing");
    taken.push(update.length);
    const news = [...pad.doc.getMap(NOTES).keys()].flatMap((id) => noteNews(pad, id, was.get(id), of.session.userId));
    const answer = (): void => send(of.session, { type: "pad_ack", channel, number });
    if (held) held.push(answer);
    else answer();
    for (const it of [...others(of), of]) {
      if (news.length > 0) send(it.session, { type: "pad_notes", channel: it.channel, notes: news });
    }
    for (const it of others(of)) tellUpdate(it, update);
  };

  const noteNews = (pad: Pad, id: string, was: string | undefined, userId: string): NoteInfo[] => {
    if (was === textOf(pad, id)) return [];
    const known = pad.notes.get(id);
    const edited = { editorId: userId, editedAt: clock.now() };
    const info = known
      ? { ...known, ...edited }
      : { id, authorId: userId, at: clock.now(), editorId: null, editedAt: null };
    pad.notes.set(id, info);
    return [info];
  };

  const close = (it: Channel, reason: PadClosing): void => {
    channels = channels.filter((other) => other !== it);
    send(it.session, { type: "pad_closed", channel: it.channel, reason });
  };

  const startAnew = (id: string, doc: Y.Doc, notes: Pad["notes"]): void => {
    pads.set(id, { epoch: `pad-${++epochs}`, doc, notes });
    for (const it of channels.filter((other) => other.id === id)) close(it, "renewed");
  };

  return {
    taken,
    opens,
    acked,
    /** How many updates a user has been told of a pad. */
    told: (id: string, userId: string): number =>
      Math.max(...channels.filter((it) => it.id === id && it.session.userId === userId).map((it) => it.told)),
    open: () => channels.map((it) => it.id),
    draft: (id: string): string => padOf(id).doc.getText(DRAFT).toString(),
    notes: (id: string): string[] => Object.values(padOf(id).doc.getMap(NOTES).toJSON() as Record<string, string>),
    state: (id: string): string => JSON.stringify(padOf(id).doc.toJSON()),
    cursors: (id: string) => channels.filter((it) => it.id === id && it.cursor).map((it) => it.session.userId),

    receive(session: Session, frame: PadFrame): void {
      const of = channels.find((it) => it.session === session && it.channel === frame.channel);
      if (frame.type === "pad_open") return of ? undefined : open(session, frame);
      if (!of) return;
      if (frame.type === "pad_update") take(of, frame);
      if (frame.type === "pad_ack") acked.push({ userId: session.userId, number: frame.number });
      if (frame.type === "pad_close") channels = channels.filter((it) => it !== of);
      if (frame.type === "pad_cursor") of.cursor = frame.cursor;
      if (frame.type === "pad_cursor" || frame.type === "pad_close") tellCursors(others(of));
    },
    leave(session: Session): void {
      const left = channels.filter((it) => it.session === session);
      channels = channels.filter((it) => it.session !== session);
      for (const it of left) tellCursors(others(it));
    },
    /** Who sees what has changed. */
    review(): void {
      for (const it of channels) if (!sees(it.session, it.id)) close(it, "gone");
    },
    /** Begins a new epoch with the same texts, notes and authors (P35). */
    renew(id: string): void {
      const was = padOf(id);
      const doc = new Y.Doc();
      doc.getText(DRAFT).insert(0, was.doc.getText(DRAFT).toString());
      for (const note of was.doc.getMap(NOTES).keys()) doc.getMap(NOTES).set(note, new Y.Text(textOf(was, note)));
      startAnew(id, doc, was.notes);
    },
    /** The pad is lost, and one without anything takes its place. */
    lose: (id: string): void => startAnew(id, new Y.Doc(), new Map()),
    refuse: (reason: PadRefusal | null): void => void (refusing = reason),
    /** Every pad that is opened is closed at once. */
    closeAll: (reason: PadClosing | null): void => void (closing = reason),
    closeNow: (id: string, reason: PadClosing): void =>
      channels.filter((it) => it.id === id).forEach((it) => close(it, reason)),
    /** Takes updates, but holds the acknowledgements back. */
    holdAcks: (): void => void (held = []),
    releaseAcks(): void {
      for (const answer of held ?? []) answer();
      held = null;
    },
    dropAcks: (): void => void (held = null),
  };
};

const textOf = (pad: Pad, id: string): string => String(pad.doc.getMap(NOTES).get(id));
