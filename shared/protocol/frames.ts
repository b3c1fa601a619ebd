import * as v from "valibot";
import { Id } from "../ids.ts";
import { Conversation } from "../model/conversation.ts";
import { Told } from "./fact.ts";
import { PAD_CLIENT_FRAMES, PAD_ROOM_FRAMES } from "./pad-frames.ts";

export { isSpoken, PROTOCOL_VERSION } from "./version.ts";

const Seq = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where a client stands in a feed: what it has applied and kept, and under which sight. */
export const Position = v.object({ epoch: v.string(), seq: Seq, authz: v.string() });
export type Position = v.InferOutput<typeof Position>;

export const ClientFrame = v.variant("type", [
  v.object({ type: v.literal("hello"), version: v.number(), ticket: v.string(), position: v.nullable(Position) }),
  v.object({ type: v.literal("want"), ids: v.pipe(v.array(Id), v.maxLength(500)) }),
  v.object({ type: v.literal("ack"), seq: Seq }),
  v.object({ type: v.literal("presence"), conversationId: v.nullable(Id), isTyping: v.boolean() }),
  v.object({ type: v.literal("ping") }),
  ...PAD_CLIENT_FRAMES,
]);
export type ClientFrame = v.InferOutput<typeof ClientFrame>;

/** Why a room turns a connection away. `gone`: no right to this scope; `stale`: a new ticket is needed. */
export const RefusalReason = v.picklist(["upgrade", "stale", "gone", "malformed", "flood", "slow", "unavailable"]);
export type RefusalReason = v.InferOutput<typeof RefusalReason>;

/** WebSocket close codes for the refusals. */
export const CLOSE_CODE: Record<RefusalReason, number> = {
  upgrade: 4400,
  stale: 4401,
  gone: 4403,
  malformed: 4422,
  flood: 4429,
  slow: 4408,
  unavailable: 4503,
};

export const Looker = v.object({ userId: Id, isTyping: v.boolean() });
export type Looker = v.InferOutput<typeof Looker>;

export const RoomFrame = v.variant("type", [
  v.object({ type: v.literal("welcome"), position: Position, mode: v.picklist(["replay", "reset"]) }),
  /**
   * The whole visible list; what the client holds of this scope and does not find here, it deletes. A list that is too
   * long for one frame comes in several with the same position; only the last has `isLast`.
   */
  v.object({
    type: v.literal("reset"),
    position: Position,
    versions: v.array(v.tuple([Id, v.number()])),
    isLast: v.boolean(),
  }),
  /** Summaries that the client asked for with `want`. */
  v.object({ type: v.literal("rows"), conversations: v.array(Conversation) }),
  v.object({ type: v.literal("facts"), to: Seq, facts: v.array(Told) }),
  v.object({ type: v.literal("presence"), conversationId: Id, lookers: v.array(Looker) }),
  v.object({ type: v.literal("online"), userIds: v.array(Id) }),
  v.object({ type: v.literal("refusal"), reason: RefusalReason }),
  v.object({ type: v.literal("pong") }),
  ...PAD_ROOM_FRAMES,
]);
export type RoomFrame = v.InferOutput<typeof RoomFrame>;
