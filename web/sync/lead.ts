import type { Id } from "#shared/ids.ts";
import type { Me } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Api } from "./api.ts";
import type { ConnectionStatus } from "./connection.ts";
import type { Copy } from "./copy.ts";
import type { ReplicaDb } from "./db.ts";
import { createFlusher } from "./flusher.ts";
import { startLink } from "./link.ts";
import { createLooks } from "./looks.ts";
import { applyMe } from "./me.ts";
import { EMPTY_PATCH, isEmpty, type Patch } from "./patch.ts";
import { decide } from "./pending.ts";
import type { OutboxItem } from "./outbox-item.ts";
import type { Ports } from "./ports.ts";
import { createPrefetch } from "./prefetch.ts";
import type { PresenceSnapshot } from "./presence.ts";
import { applyPresent, recheck } from "./recheck.ts";
import { createSettler } from "./settler.ts";
import type { Look, TabMessage } from "./tab-message.ts";
import { writePatch } from "./write-patch.ts";
import type { Spawn } from "./spawn.ts";

export type LeadParts = {
  ports: Ports;
  api: Api;
  db: ReplicaDb;
  copy: Copy;
  spawn: Spawn;
  post: (message: TabMessage) => void;
  onPages: (conversationIds: readonly Id[]) => Promise<void>;
  onHeard: () => void;
  contactedAt: () => number;
  onStatus: (connection: ConnectionStatus, presence: PresenceSnapshot) => void;
  /** Conversations to let go of first: they are recent no longer. */
  outdated: readonly Id[];
  /** Hears who the server says we are; false when this is someone else's copy. */
  isOurs: (me: Me) => boolean;
};

export type Lead = ReturnType<typeof startLead>;

/** What only the leading tab does: talk to the rooms, write what they say, send the outbox, fetch ahead. */
export const startLead = (parts: LeadParts) => {
  const { ports, api, db, copy, spawn, post } = parts;
  const { clock, random, network } = ports;
  const { held, outbox, view } = copy;
  let isStopped = false;
  let turn: Promise<unknown> = Promise.resolve();

  /** One patch after the other, each made of what the one before it has left. */
  const commit = (make: () => Patch): Promise<void> => {
    const written = turn.then(async () => {
      const patch = make();
      if (isStopped || isEmpty(patch)) return;
      await writePatch(db, patch, parts.contactedAt());
      copy.take(patch);
      post({ type: "patch", patch });
      if (patch.me) link.reconcile();
      prefetch.kick();
      spawn(settler.check);
    });
    turn = written.catch(() => undefined);
    return written;
  };

  const onMe = async (me: Me): Promise<boolean> => {
    if (!parts.isOurs(me)) return false;
    await commit(() => applyMe(held, me));
    return true;
  };

  const refetchCompany = async (scope: Scope, position: Position): Promise<boolean> => {
    const [me, org] = await Promise.all([api.me(), api.org()]);
    if (!me.ok || !org.ok || !parts.isOurs(me.value)) return false;
    await commit(() => {
      const patch = applyMe(held, me.value);
      return { ...patch, org: org.value, positions: [...patch.positions, [scope, position]] };
    });
    return true;
  };

  /** Whether the replica has the command's effect, or something that makes it moot. */
  const isShown = (item: OutboxItem): boolean => {
    if (item.name === "send") return copy.isDelivered(item);
    const decision = decide(item, item.at, view.sources, view.viewer());
    return !decision.ok || decision.changes.length === 0;
  };

  const ask = (id: Id): Promise<boolean> => recheck({ api, held, commit }, id);

  const looks = createLooks();
  const prefetch = createPrefetch({ clock, db, held, api, onPages: parts.onPages, spawn });
  const settler = createSettler({ clock, outbox, isShown, recheck: ask });
  const flusher = createFlusher({
    clock,
    random,
    api,
    outbox,
    onRefused(id, current) {
      if (current !== undefined) spawn(() => commit(() => applyPresent(held, id, current)));
    },
  });
  spawn(() => commit(() => ({ ...EMPTY_PATCH, dropped: parts.outdated })));

  const onReachable = (): void => {
    flusher.kick();
    prefetch.kick();
    copy.threads.retry();
    spawn(settler.check);
  };
  const link = startLink({
    clock,
    random,
    network,
    api,
    held,
    commit,
    refetchCompany,
    spawn,
    onMe,
    onReachable,
    onHeard: parts.onHeard,
    onStatus: parts.onStatus,
  });

  const cancelOutbox = copy.events.on("outbox", () => {
    flusher.kick();
    spawn(settler.check);
  });

  return {
    look: (tab: Id, look: Look): void => link.look(looks.set(tab, look)),
    wake: link.wake,
    report: link.report,
    recheck: (id: Id): void => spawn(() => ask(id)),
    stop(): void {
      isStopped = true;
      cancelOutbox();
      link.stop();
      flusher.stop();
      settler.stop();
      prefetch.stop();
    },
  };
};
