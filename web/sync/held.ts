import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Me, OrgAnswer } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Patch } from "./patch.ts";

/** What this device holds, in memory. The database holds the same, and the messages. */
export type Held = {
  me: Me;
  org: OrgAnswer | null;
  conversations: Map<Id, Conversation>;
  /**
   * Of each conversation whose newest messages are held without a gap: the API's cursor to what is older, null when
   * nothing is. The newest page of the others has yet to be fetched.
   */
  threads: Map<Id, string | null>;
  positions: Map<Scope, Position>;
};

export const applyPatch = (held: Held, patch: Patch): void => {
  for (const id of patch.dropped) {
    held.conversations.delete(id);
    held.threads.delete(id);
  }
  for (const it of patch.conversations) held.conversations.set(it.id, it);
  for (const id of [...patch.stale, ...patch.emptied]) held.threads.delete(id);
  for (const id of patch.whole) held.threads.set(id, null);
  for (const [scope, position] of patch.positions) {
    if (position) held.positions.set(scope, position);
    else held.positions.delete(scope);
  }
  held.me = patch.me ?? held.me;
  held.org = patch.org ?? held.org;
};
