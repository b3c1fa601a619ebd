import type { Change } from "#shared/commands/change.ts";
import { PLAIN, previewOf } from "#shared/model/message.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import { newId } from "#shared/ids.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";
import type { Seed } from "./seed.ts";

/** Makes a decided change happen to the company, as the server would. */
export const applyChange = (seed: Seed, change: Change, actor: Viewer, isPending: boolean): void => {
  const now = Date.now();
  switch (change.type) {
    case "conversation": {
      const it = seed.conversations.find((c) => c.id === change.id);
      if (!it) return;
      const { teamId, attendantId, ...rest } = change.set;
      Object.assign(it, rest, { version: it.version + 1 });
      const team = seed.teams.find((t) => t.id === teamId);
      if (team) it.team = { id: team.id, name: team.name };
      if (attendantId !== undefined) it.attendant = seed.users.find((u) => u.id === attendantId) ?? null;
      if (change.event)
        push(seed, {
          ...blank(change.event.id, it.id, now),
          direction: "system",
          kind: "event",
          content: change.event.content,
        });
      return;
    }
    case "message": {
      const it = seed.conversations.find((c) => c.id === change.conversationId);
      if (!it) return;
      const author = { id: actor.userId, name: actor.name };
      push(seed, {
        ...blank(change.id, it.id, now),
        direction: "out",
        kind: change.kind,
        text: change.text,
        content: change.content,
        status: change.holdUntil === null ? "queued" : "held",
        holdUntil: change.holdUntil,
        author,
        quote: quoteOf(seed.messages[it.id]?.find((m) => m.id === change.quoteId)),
        isPending,
      });
      Object.assign(it, {
        preview: change.preview ?? it.preview,
        lastMessageAt: now,
        waitingSince: null,
        version: it.version + 1,
      });
      return;
    }
    case "message_cancel":
      setStatus(seed, change.conversationId, change.id, "cancelled");
      return;
    case "message_retry":
      setStatus(seed, change.conversationId, change.id, "queued");
      return;
    case "contact":
      for (const it of [seed.contacts.find((c) => c.id === change.id), ...seed.conversations.map((c) => c.contact)]) {
        if (it?.id === change.id) Object.assign(it, change.set);
      }
      return;
    case "team":
      seed.teams = [...seed.teams.filter((t) => t.id !== change.team.id), change.team];
      for (const it of seed.conversations) if (it.team.id === change.team.id) it.team.name = change.team.name;
      return;
    case "member":
      seed.memberships = [...seed.memberships.filter((m) => !isSame(m, change.membership)), change.membership];
      return;
    case "member_removed":
      seed.memberships = seed.memberships.filter((m) => !isSame(m, change));
      return;
    case "user":
      seed.users = [...seed.users.filter((u) => u.id !== change.user.id), change.user];
      return;
    case "user_removed":
      seed.users = seed.users.filter((u) => u.id !== change.userId);
  }
};

export const reply = (seed: Seed, conversationId: string, text: string, author: { id: string; name: string }): void => {
  const it = seed.conversations.find((c) => c.id === conversationId);
  if (!it) return;
  const now = Date.now();
  push(seed, { ...blank(newId(), it.id, now), direction: "out", text, status: "sent", author });
  Object.assign(it, { preview: previewOf(text), lastMessageAt: now, waitingSince: null });
};

export const setStatus = (seed: Seed, conversationId: string, id: string, status: ShownMessage["status"]): void => {
  seed.messages[conversationId] = (seed.messages[conversationId] ?? []).map((it) =>
    it.id === id ? { ...it, status, isPending: false } : it,
  );
};

export const receive = (seed: Seed, conversationId: string, text: string): void => {
  const it = seed.conversations.find((c) => c.id === conversationId);
  if (!it) return;
  const now = Date.now();
  push(seed, { ...blank(newId(), it.id, now), direction: "in", text });
  Object.assign(it, {
    preview: previewOf(text),
    lastMessageAt: now,
    lastInboundAt: now,
    waitingSince: it.waitingSince ?? now,
    unread: it.unread + 1,
  });
};

const quoteOf = (it: ShownMessage | undefined) =>
  it ? { id: it.id, direction: it.direction, kind: it.kind, text: it.text } : null;

const isSame = (a: { teamId: string; userId: string }, b: { teamId: string; userId: string }) =>
  a.teamId === b.teamId && a.userId === b.userId;

const push = (seed: Seed, message: ShownMessage) => {
  seed.messages[message.conversationId] = [...(seed.messages[message.conversationId] ?? []), message];
};

const blank = (id: string, conversationId: string, at: number): ShownMessage => ({
  id,
  conversationId,
  revision: 1,
  direction: "in",
  kind: "text",
  text: null,
  content: null,
  status: null,
  failure: null,
  author: null,
  at,
  ...PLAIN,
});
