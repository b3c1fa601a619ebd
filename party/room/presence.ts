import type { Id } from "#shared/ids.ts";
import { encodeFrame } from "#shared/protocol/codec.ts";
import type { Core } from "./core.ts";
import type { Bytes } from "./framing.ts";
import { LIMITS } from "./limits.ts";
import type { Session } from "./session.ts";
import { seesIn } from "./visibility.ts";

/** A user looks at a conversation, or at none. One that they may not see is none. */
export const look = (core: Core, session: Session, conversationId: Id | null, isTyping: boolean): void => {
  const now = core.ports.clock.now();
  const { lookingAt: before, typingUntil } = session.kept;
  const after = conversationId !== null && mayLook(core, session, conversationId) ? conversationId : null;
  const isTypingThere = after !== null && isTyping;
  session.keep({ lookingAt: after, typingUntil: isTypingThere ? now + LIMITS.typingMs : 0 });
  if (before !== null && before !== after) tellLookers(core, before);
  if (after !== null && (before !== after || isTypingThere !== typingUntil > now)) tellLookers(core, after);
};

/** Tells who looks at a conversation to all who may see it. */
export const tellLookers = (core: Core, conversationId: Id): void => {
  const bytes = lookersFrame(core, conversationId);
  for (const { session } of core.sessions.entered()) {
    if (!session.unacked.isLagging && mayLook(core, session, conversationId)) session.send(bytes);
  }
};

/** Tells one session who looks at what it may see. */
export const tellAllLookers = (core: Core, session: Session): void => {
  for (const id of lookedAt(core)) if (mayLook(core, session, id)) session.send(lookersFrame(core, id));
};

/** After a change of sight, of the given conversations or (null) of all: who lost theirs looks no more. */
export const reviewLookers = (core: Core, changed: ReadonlySet<Id> | null): void => {
  for (const id of lookedAt(core)) {
    if (changed && !changed.has(id)) continue;
    for (const { session } of core.sessions.entered()) {
      const isLooking = session.kept.lookingAt === id;
      if (isLooking && !mayLook(core, session, id)) session.keep({ lookingAt: null, typingUntil: 0 });
    }
    tellLookers(core, id);
  }
};

/** Who stopped typing without saying so no longer counts as typing. Returns when the next one is due, or null. */
export const expireTyping = (core: Core): number | null => {
  const now = core.ports.clock.now();
  let next: number | null = null;
  for (const { session } of core.sessions.entered()) {
    const { typingUntil, lookingAt } = session.kept;
    if (typingUntil === 0) continue;
    if (typingUntil > now) next = Math.min(next ?? typingUntil, typingUntil);
    else {
      session.keep({ typingUntil: 0 });
      if (lookingAt !== null) tellLookers(core, lookingAt);
    }
  }
  return next;
};

const mayLook = ({ state }: Core, { kept }: Session, conversationId: Id): boolean =>
  seesIn(state, kept.userId, conversationId);

const lookedAt = (core: Core): Set<Id> =>
  new Set([...core.sessions.entered()].flatMap(({ session }) => session.kept.lookingAt ?? []));

/** Somebody with two devices counts once, as typing if they type on either. */
const lookersFrame = (core: Core, conversationId: Id): Bytes => {
  const now = core.ports.clock.now();
  const lookers = new Map<Id, boolean>();
  for (const { session, userId } of core.sessions.entered()) {
    if (session.kept.lookingAt !== conversationId) continue;
    lookers.set(userId, lookers.get(userId) === true || session.kept.typingUntil > now);
  }
  return encodeFrame({
    type: "presence",
    conversationId,
    lookers: [...lookers].map(([userId, isTyping]) => ({ userId, isTyping })),
  });
};
