import type { Id } from "#shared/ids.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import { TABS } from "#shared/policy/sight.ts";
import type { Api } from "./api.ts";
import { DECIDING } from "./code.ts";
import type { ReplicaDb } from "./db.ts";
import { createDeliveries } from "./deliveries.ts";
import { createEmitter } from "./emitter.ts";
import { applyPatch, type Held } from "./held.ts";
import { createOutbox } from "./outbox.ts";
import type { Refusal } from "./outbox-item.ts";
import { createPads, type PadsParts } from "./pads/pads.ts";
import { createLosses } from "./losses.ts";
import type { Media, MediaParts } from "./media/media.ts";
import type { Patch } from "./patch.ts";
import type { ReplicaEvents } from "./replica-events.ts";
import { createSeen } from "./seen.ts";
import { createThreads, type ThreadsParts } from "./threads.ts";
import { createView, type ViewChange } from "./view.ts";
import type { Spawn } from "./spawn.ts";

export type CopyParts = {
  db: ReplicaDb;
  held: Held;
  api: Pick<Api, "messages" | "mediaLinks">;
  network: MediaParts["network"];
  clock: MediaParts["clock"];
  idle: PadsParts["idle"];
  spawn: Spawn;
  /** This tab wrote something that the other tabs should know of. */
  onPages: ThreadsParts["onPages"];
  onOutboxWritten: () => void;
  onNotFound: (conversationId: Id) => void;
  pads: Pick<PadsParts, "tab" | "newId" | "clientId" | "tell" | "wish"> & {
    /** Epoch milliseconds of the server's clock, as far as it is known. */
    serverNow: () => number;
  };
  withRoom: PadsParts["withRoom"];
};

export type Copy = ReturnType<typeof createCopy>;

/** What this tab holds and shows, kept up by patches and pages, whoever wrote them. */
export const createCopy = ({
  db,
  held,
  api,
  network,
  clock,
  idle,
  spawn,
  onPages,
  onOutboxWritten,
  onNotFound,
  ...parts
}: CopyParts) => {
  const events = createEmitter<ReplicaEvents>();
  const seen = createSeen();
  const losses = createLosses();
  const deliveries = createDeliveries();

  const outbox = createOutbox({
    db,
    withRoom: parts.withRoom,
    onWritten: onOutboxWritten,
    onChange() {
      show(view.refresh([]));
      events.emit("outbox", undefined);
    },
  });

  const threads = createThreads({
    db,
    held,
    api,
    spawn,
    onNotFound,
    onChange: (id) => events.emit("thread", id),
    onPages,
    withRoom: parts.withRoom,
  });

  const padRefusal = (id: Id, text: string): Refusal => ({
    id: parts.pads.newId(),
    name: "pad",
    conversationId: id,
    contactId: held.conversations.get(id)?.contact.id ?? null,
    at: parts.pads.serverNow(),
    code: "conflict",
    text,
  });

  /** Something was given back, in this tab or by its lead. */
  const onRefusals = (): Promise<void> => {
    onOutboxWritten();
    return outbox.read();
  };

  const pads = createPads({
    ...parts.pads,
    db,
    idle,
    spawn,
    withRoom: parts.withRoom,
    isHeld: (id) => held.conversations.has(id),
    refusal: padRefusal,
    async giveBack(id, texts) {
      for (const text of texts) await db.put("refusals", padRefusal(id, text));
      await onRefusals();
    },
    onChange: (id) => events.emit("pad", id),
  });

  /** Made when the first file is shown or sent: by then the code for it is here. */
  let media: Media | null = null;
  const files = (): Media =>
    (media ??= DECIDING.now().createMedia({
      db,
      api,
      network,
      spawn,
      clock,
      onChange: (id) => events.emit("media", id),
    }));

  const view = createView({
    held,
    seen,
    waiting: () => outbox.items().filter((it) => !deliveries.has(it)),
    message: threads.message,
    messages: (id) => threads.get(id)?.messages ?? [],
  });

  const show = (change: ViewChange): void => {
    if (change.ids.length > 0) events.emit("conversations", change);
  };

  /** What only the API showed has no feed of its own that would take it away. */
  const loseSeen = (patch: Parameters<typeof seen.lose>[0]): void => {
    const gone = seen.lose(patch, view.isVisible);
    if (gone.length === 0) return;
    threads.forget(gone);
    media?.forget(gone);
    show(view.refresh(gone));
    if (patch.unvouched.length > 0) events.emit("unvouched", undefined);
  };

  /** Reads what became of these conversations' pages: what another tab says of them may be outdated already. */
  const takePages = async (conversationIds: readonly Id[]): Promise<void> => {
    for (const id of conversationIds) {
      const thread = await db.get("threads", id);
      if (thread) held.threads.set(id, thread.next);
      else held.threads.delete(id);
    }
    await deliveries.load(db, outbox.items());
    threads.reload(conversationIds);
  };

  return {
    events,
    held,
    outbox,
    threads,
    view,
    pads,
    files,
    retryFiles: (): void => media?.retryOffline(),
    closeFiles: (): void => media?.close(),
    padRefusal,
    onRefusals,
    takePages,
    isDelivered: deliveries.has,

    async load(): Promise<void> {
      await outbox.read();
      await deliveries.load(db, outbox.items());
      show(view.refreshAll());
    },

    /** Takes in a patch that has been written. */
    take(patch: Patch): void {
      // Who we are or a team's access may take conversations out of sight before their feed drops them.
      const before = patch.me || patch.org ? TABS.flatMap(view.ids) : patch.dropped.filter(view.isListed);
      applyPatch(held, patch);
      const ids = [...patch.dropped, ...patch.conversations.map((it) => it.id), ...seen.apply(patch)];
      deliveries.note(patch.messages, outbox.items());
      pads.take(patch);
      media?.forget(patch.dropped);
      threads.apply(patch);
      const change = patch.me || patch.org ? view.refreshAll() : view.refresh(ids);
      show({ ...change, ids: [...new Set([...change.ids, ...ids])] });
      if (patch.me) events.emit("me", undefined);
      if (patch.org) events.emit("org", undefined);
      for (const it of patch.contacts) events.emit("contact", it);
      for (const [id] of patch.merged) events.emit("merged", id);
      for (const id of before) if (!view.isListed(id)) events.emit("dropped", id);
      losses.note([...patch.dropped, ...patch.unheld.map(([id]) => id), ...patch.unvouched]);
      loseSeen(patch);
    },

    /** Takes in what another tab may have written unheard. */
    replace(fresh: Held): void {
      const before = TABS.flatMap(view.ids);
      const gone = [...held.conversations.keys()].filter((id) => !fresh.conversations.has(id));
      Object.assign(held, fresh);
      pads.take({ dropped: gone, conversations: [...held.conversations.values()] });
      const change = view.refreshAll();
      show({ ...change, ids: [...change.ids, ...gone] });
      events.emit("me", undefined);
      events.emit("org", undefined);
      threads.forget(gone);
      media?.forget(gone);
      threads.reload();
      for (const id of before) if (!view.isListed(id)) events.emit("dropped", id);
      losses.note([...gone, ...held.me.scopes]);
      loseSeen({ dropped: gone, unheld: [], unvouched: held.me.scopes });
    },

    /** To be read before the API is asked. */
    moment: losses.moment,

    /**
     * Remembers what the API showed, in this tab's memory. What the replica holds is left as it is, and what has been
     * taken away since the API was asked stays away.
     */
    remember(since: number, conversations: readonly Conversation[], contacts: readonly Contact[] = []): void {
      const news = conversations.filter(
        (it) => !held.conversations.has(it.id) && !losses.hasTaken(it, since) && view.isVisible(it),
      );
      for (const it of news) seen.conversations.set(it.id, it);
      for (const it of contacts) seen.contacts.set(it.id, it);
      threads.regain(news.map((it) => it.id));
      show(view.refresh(news.map((it) => it.id)));
    },
  };
};
