import type { Decision } from "#shared/commands/command.ts";
import type { CommandRequest } from "#shared/commands/index.ts";
import { QUEUED_COMMANDS } from "#shared/commands/queued.ts";
import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Message } from "#shared/model/message.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { OutboxItem } from "./outbox-item.ts";
import { overlay, overlayContact, overlayMessages, type PendingChange } from "./overlay.ts";
import type { Pending } from "./pending.ts";
import type { Sources } from "./sources.ts";
import { worldOf } from "./world.ts";

/** What the outbox's commands will do, each decided on what those before it will have done. */
export const decidePending = (items: readonly OutboxItem[], sources: Sources, viewer: Viewer): Pending => {
  const byConversation = new Map<Id, PendingChange[]>();
  const byContact = new Map<Id, PendingChange[]>();
  const ofContact = (id: Id): readonly PendingChange[] => byContact.get(id) ?? [];
  const ofConversation = (id: Id): readonly PendingChange[] => byConversation.get(id) ?? [];
  const pending: Pending = {
    ofConversation,
    conversationIds: () => byConversation.keys(),
    contactIds: () => byContact.keys(),
    conversation: (it) => overlay(it, [...ofConversation(it.id), ...ofContact(it.contact.id)], sources.org()),
    contact: (it) => overlayContact(it, ofContact(it.id)),
    messages: (id, messages) => overlayMessages(id, messages, ofConversation(id)),
  };
  const ahead = overlaid(sources, pending);
  for (const item of items) {
    const decision = decide(item, item.at, ahead, viewer);
    for (const change of decision.ok ? decision.changes : []) {
      const waiting = { change, at: item.at, author: { id: viewer.userId, name: viewer.name } };
      if (change.type === "conversation") append(byConversation, change.id, waiting);
      if (change.type === "message" || change.type === "message_retry" || change.type === "message_cancel")
        append(byConversation, change.conversationId, waiting);
      if (change.type === "contact") append(byContact, change.id, waiting);
    }
  }
  return pending;
};

/** What the command would change, or why it may not, decided as the server will. Made ids derive from the command's. */
export const decide = (request: CommandRequest, now: number, sources: Sources, actor: Viewer): Decision => {
  const command = QUEUED_COMMANDS.get(request.name);
  if (!command) return { ok: false, code: "invalid_args", field: "name" };
  const args = request.args as never;
  return command.decide(worldOf(sources, command.reads(args), actor.userId), args, {
    actor,
    now,
    newId: () => request.id,
  });
};

/** A reply that waits here can be taken back like any other: the server will carry out both, in order. */
const pendingReply = (pending: Pending, id: Id): Message | undefined => {
  for (const conversationId of pending.conversationIds()) {
    const found = pending.messages(conversationId, []).find((it) => it.id === id);
    if (found) return found;
  }
  return undefined;
};

/** The same sources as they will be after the pending changes. */
export const overlaid = (sources: Sources, pending: Pending): Sources => ({
  ...sources,
  conversation(id) {
    const it = sources.conversation(id);
    return it && pending.conversation(it);
  },
  conversations: () => [...sources.conversations()].map(pending.conversation),
  message: (id) => sources.message(id) ?? pendingReply(pending, id),
  contact(id): Contact | undefined {
    const it = sources.contact(id);
    return it && pending.contact(it);
  },
});

const append = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
