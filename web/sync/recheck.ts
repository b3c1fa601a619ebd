import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { ConversationAnswer } from "#shared/protocol/api.ts";
import type { Api } from "./api.ts";
import { draftPatch } from "./draft-patch.ts";
import type { Held } from "./held.ts";
import { isPassing } from "./http.ts";
import { EMPTY_PATCH, type Patch } from "./patch.ts";

/**
 * The patch that takes in what the server says of a conversation that is held; of others nothing is kept. A newer version
 * comes without the messages that made it, which no feed may bring any more: its newest page has to be fetched.
 */
export const applyPresent = (held: Held, id: Id, present: Conversation | null, knownVersion?: number): Patch => {
  const known = held.conversations.get(id);
  if (!known) return EMPTY_PATCH;
  const draft = draftPatch(held);
  if (present) draft.offer(present, null);
  // A fact may have come while the server was asked: then the feed knows better.
  else if (known.version === (knownVersion ?? known.version)) draft.drop(id);
  const patch = draft.build([]);
  return present && present.version > known.version && patch.dropped.length === 0 ? { ...patch, stale: [id] } : patch;
};

export type RecheckParts = {
  api: Pick<Api, "conversation" | "messages">;
  held: Held;
  commit: (make: () => Patch) => Promise<unknown>;
};

/** Asks the server how a held conversation and its newest messages are now; false when it could not be asked. */
export const recheck = async ({ api, held, commit }: RecheckParts, id: Id): Promise<boolean> => {
  const version = held.conversations.get(id)?.version;
  const [answer, page] = await Promise.all([api.conversation(id), api.messages(id, null)]);
  if (answer.ok) {
    const messages = page.ok ? page.value.items : [];
    await commit(() => {
      const patch = applyPresent(held, id, summaryOf(answer.value));
      return patch === EMPTY_PATCH || patch.dropped.length > 0 ? patch : { ...patch, messages };
    });
    return true;
  }
  if (answer.code === "not_found") await commit(() => applyPresent(held, id, null, version));
  return !isPassing(answer.code);
};

/** The conversation as replicas hold it, without why this viewer sees it. */
export const summaryOf = ({ why: _why, ...conversation }: ConversationAnswer): Conversation => conversation;
