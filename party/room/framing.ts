import type { Conversation } from "#shared/model/conversation.ts";
import { encodeFrame, MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import type { Told } from "#shared/protocol/fact.ts";
import type { Position, RoomFrame } from "#shared/protocol/frames.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A row as somebody is told of it; null when they are told nothing, but their cursor passes it. */
export type ToldRow = { seq: number; told: Told | null };

/** A frame after which its receiver stands at `to`. */
export type FactsFrame = { to: number; bytes: Bytes };

/** The rows as facts frames that fit, in order. Never empty: what tells nothing still moves the cursor. */
export const factsFrames = (rows: readonly ToldRow[]): FactsFrame[] => {
  const to = rows.at(-1)?.seq ?? 0;
  const bytes = encodeFrame({ type: "facts", to, facts: rows.flatMap((it) => it.told ?? []) });
  if (bytes.length <= MAX_FRAME_BYTES) return [{ to, bytes }];
  if (rows.length === 1) return factsFrames(rows.map(withoutMessage));
  return halves(rows).flatMap(factsFrames);
};

export const rowsFrames = (conversations: readonly Conversation[]): Bytes[] => {
  const bytes = encodeFrame({ type: "rows", conversations: [...conversations] });
  return bytes.length <= MAX_FRAME_BYTES || conversations.length < 2
    ? [bytes]
    : halves(conversations).flatMap(rowsFrames);
};

type Versions = Extract<RoomFrame, { type: "reset" }>["versions"];

export const resetFrames = (position: Position, versions: Versions): Bytes[] => {
  const frames: Bytes[] = [];
  for (let at = 0; at < versions.length || frames.length === 0; at += VERSIONS_A_FRAME) {
    const some = versions.slice(at, at + VERSIONS_A_FRAME);
    const isLast = at + VERSIONS_A_FRAME >= versions.length;
    frames.push(encodeFrame({ type: "reset", position, versions: some, isLast }));
  }
  return frames;
};

/** An id and a version in JSON are at most 58 bytes long. */
const VERSIONS_A_FRAME = Math.floor((MAX_FRAME_BYTES - 1_000) / 58);

/** A message too long for any frame must not stop the feed for ever: the client fetches it with the conversation. */
const withoutMessage = (row: ToldRow): ToldRow =>
  row.told?.fact === "conversation" && row.told.message
    ? { ...row, told: { ...row.told, message: null } }
    : { ...row, told: null };

const halves = <T>(items: readonly T[]): T[][] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};
