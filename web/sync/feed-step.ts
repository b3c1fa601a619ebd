import type { Id } from "#shared/ids.ts";
import type { ClientFrame, Position, RoomFrame } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { draftPatch } from "./draft-patch.ts";
import { applyFacts } from "./facts.ts";
import type { Held } from "./held.ts";
import { EMPTY_PATCH, type Patch } from "./patch.ts";
import { planReset } from "./reset.ts";

/** Where one connection to a feed stands. */
export type FeedState = {
  /** Null until the room has said what it follows. */
  position: Position | null;
  /** Rows that a reset asked for. Until they are here the position is not kept: they would not come a second time. */
  wanted: ReadonlySet<Id>;
  /** What the frames of a reset's list have said so far. */
  listed: readonly (readonly [Id, number])[];
};

export const NEW_FEED: FeedState = { position: null, wanted: new Set(), listed: [] };

export type FeedFrame = Extract<RoomFrame, { type: "welcome" | "reset" | "rows" | "facts" }>;

/** What a frame does to the connection and to what is held, and what answers it once that is written. */
export type Step = { state: FeedState; patch: Patch; answers: readonly ClientFrame[] };

export const feedStep = (held: Held, scope: Scope, state: FeedState, frame: FeedFrame): Step => {
  switch (frame.type) {
    case "welcome":
      // Before a reset has come, nothing that is told brings us anywhere.
      return {
        state: { ...NEW_FEED, position: frame.mode === "replay" ? frame.position : null },
        patch: EMPTY_PATCH,
        answers: [],
      };
    case "reset": {
      const listed = [...state.listed, ...frame.versions];
      if (!frame.isLast) return { state: { ...state, listed }, patch: EMPTY_PATCH, answers: [] };
      const isAnew = held.positions.get(scope)?.epoch !== frame.position.epoch;
      const { wanted, ...plan } = planReset(held, scope, listed, isAnew);
      const next = { position: frame.position, wanted: new Set(wanted), listed: [] };
      return {
        state: next,
        patch: { ...EMPTY_PATCH, ...plan, unvouched: [scope], positions: kept(scope, next) },
        answers: wants(wanted),
      };
    }
    case "rows": {
      const next = {
        ...state,
        wanted: without(
          state.wanted,
          frame.conversations.map((it) => it.id),
        ),
      };
      const draft = draftPatch(held);
      for (const it of frame.conversations) draft.offer(it, null);
      return { state: next, patch: draft.build(kept(scope, next)), answers: [] };
    }
    case "facts": {
      const told = frame.facts.flatMap((it) =>
        it.fact === "conversation" ? [it.conversation.id] : it.fact === "drop" ? [it.id] : [],
      );
      const position = state.position && { ...state.position, seq: frame.to };
      const next = { ...state, position, wanted: without(state.wanted, told) };
      const patch = applyFacts(held, scope, frame.facts, kept(scope, next));
      return { state: next, patch, answers: [{ type: "ack", seq: frame.to }] };
    }
  }
};

const WANT_LIMIT = 500;

const wants = (ids: readonly Id[]): ClientFrame[] =>
  Array.from({ length: Math.ceil(ids.length / WANT_LIMIT) }, (_, page) => ({
    type: "want",
    ids: ids.slice(page * WANT_LIMIT, (page + 1) * WANT_LIMIT),
  }));

const kept = (scope: Scope, { position, wanted }: FeedState): Patch["positions"] => [
  [scope, wanted.size === 0 ? position : null],
];

const without = (wanted: ReadonlySet<Id>, ids: readonly Id[]): ReadonlySet<Id> => {
  const come = new Set(ids);
  return wanted.size === 0 ? wanted : new Set([...wanted].filter((id) => !come.has(id)));
};
