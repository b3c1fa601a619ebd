import type { Place, ReplyFacts } from "#shared/commands/world.ts";
import type { Id } from "#shared/ids.ts";
import type { Message } from "#shared/model/message.ts";
import type { Thread } from "./threads.ts";

/**
 * What a reply says its author had seen: the newest of the others' replies; null when there is none; undefined when the
 * newest messages are not here to tell. Where only they are held and none is another's reply, the oldest one held stands
 * for it: what comes after it is new.
 */
export const seenReply = (thread: Thread | undefined, actorId: Id): Id | null | undefined => {
  if (!thread || thread.next === undefined) return undefined;
  const newest = newestReply(thread.messages, actorId);
  if (newest || thread.next === null) return newest?.id ?? null;
  return thread.messages[0]?.id;
};

/** The newest of the replies that somebody else has given. */
export const newestReply = (messages: readonly Message[], actorId: Id): Message | undefined =>
  messages.findLast((it) => isReply(it) && it.author?.id !== actorId);

/** A reaction is none, nor is what was taken back before it went. */
const isReply = ({ direction, kind, status }: Message): boolean =>
  direction === "out" && kind !== "reaction" && status !== "cancelled";

/** What a send is decided on, as far as the messages here can tell: null when they do not have what was seen. */
export const replyFacts = (messages: readonly Message[], actorId: Id, seen: Id | null): ReplyFacts | null => {
  const place = messages.find((it) => it.id === seen);
  if (seen !== null && !place) return null;
  return { newest: placeOf(newestReply(messages, actorId)), seen: placeOf(place) };
};

const placeOf = (it: Message | undefined): Place | null => (it ? { at: it.at, id: it.id } : null);
