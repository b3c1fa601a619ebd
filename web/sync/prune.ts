import type { Id } from "#shared/ids.ts";
import { isRecent } from "#shared/model/audience.ts";
import type { Conversation } from "#shared/model/conversation.ts";

/** Concluded conversations that are recent no longer: rooms have let go of them, and so do replicas. */
export const outdated = (conversations: Iterable<Conversation>, now: number): Id[] =>
  [...conversations].filter((it) => !isRecent(it, now)).map((it) => it.id);
