import type { Id } from "#shared/ids.ts";
import type { Me } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Api } from "./api.ts";
import { DECIDING } from "./code.ts";
import { SWEEPING } from "./later-code.ts";
import type { ConnectionStatus } from "./connection.ts";
import { createCommits } from "./commits.ts";
import type { Copy } from "./copy.ts";
import type { ReplicaDb } from "./db.ts";
import { createFlusher } from "./flusher.ts";
import { type Introduction, startLink } from "./link.ts";
import { createLooks } from "./looks.ts";
import { applyMe } from "./me.ts";
import { createPacing } from "./pacing.ts";
import { createPadLines } from "./pads/lines.ts";
import type { PadNews } from "./pads/pad-news.ts";
import { EMPTY_PATCH, wholeOf } from "./patch.ts";
import type { OutboxItem } from "./outbox-item.ts";
import type { Ports } from "./ports.ts";
import { createPrefetch } from "./prefetch.ts";
import type { PresenceSnapshot } from "./presence.ts";
import { repeat } from "./repeat.ts";
import { applyPresent, recheck } from "./recheck.ts";
import { createSettler } from "./settler.ts";
import type { Look, TabMessage } from "./tab-message.ts";
import type { Spawn } from "./spawn.ts";
import type { WithRoom } from "./storage.ts";

export type LeadParts = {
  ports: Ports;
  api: Api;
  db: ReplicaDb;
  copy: Copy;
  spawn: Spawn;
  post: (message: TabMessage) => void;
  /** This one. */
  tab: Id;
  onPages: (conversationIds: readonly Id[]) => Promise<void>;
  onHeard: () => void;
  contactedAt: () => number;
  onStatus: (connection: ConnectionStatus, presence: PresenceSnapshot) => void;
  withRoom: WithRoom;
  /** The database takes nothing any more. */
  onBroken: (error: unknown) => void;
  clientId: () => number;
  serverNow: () => number;
  /** Conversations to let go of first: they are recent no longer. */
  outdated: readonly Id[];
  /** Hears who the server says we are; false when this is someone else's copy. */
  isOurs: (me: Me) => boolean;
};

export type Lead = ReturnType<typeof startLead>;

/** How often the outbox is read for what other tabs could not tell of, in milliseconds. */
const LOOK_EVERY_MS = 30_000;

/** What only the leading tab does: talk to the rooms, write what they say, send the outbox, fetch ahead. */
export const startLead = (parts: LeadParts) => {
  const { ports, api, db, copy, spawn, post } = parts;
  const { clock, random, network } = ports;
  const { held, outbox, view } = copy;
  const commits = createCommits({
    db,
    contactedAt: parts.contactedAt,
    withRoom: parts.withRoom,
    onBroken: parts.onBroken,
    onDropping: (ids) => pads.setAside(ids),
    onWritten(patch) {
      copy.take(patch);
      post({ type: "patch", patch, tab: parts.tab });
      pads.take(patch);
      if (patch.me) link.reconcile();
      sweep();
      prefetch.take(patch);
      spawn(settler.check);
    },
  });
  const { commit } = commits;

  let isSwept = false;
  /** Once every feed has told all that it has, and there is time. */
  const sweep = (): void => {
    if (isSwept || !held.me.scopes.every((it) => held.positions.has(it))) return;
    isSwept = true;
    spawn(async () => {
      await ports.idle();
      return (await SWEEPING.load()).removeOrphans(db);
    });
  };

  const onMe = async (me: Me, known: Me): Promise<Introduction> => {
    if (!parts.isOurs(me)) return "other";
    let found: Introduction = "ours";
    await commit(() => {
      if (held.me !== known) found = "outdated";
      return held.me === known ? applyMe(held, me) : EMPTY_PATCH;
    });
    return found;
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
    const decision = DECIDING.now().decide(item, item.at, view.sources, view.viewer());
    return !decision.ok || decision.changes.length === 0;
  };

  const ask = (id: Id): Promise<boolean> => recheck({ api, held, commit }, id);

  const pads = createPadLines({
    clock,
    random,
    db,
    held,
    spawn,
    newId: ports.newId,
    clientId: parts.clientId,
    withRoom: parts.withRoom,
    refusal: copy.padRefusal,
    onGivenBack: () => spawn(copy.onRefusals),
    isOpen: (scope) => link.isOpen(scope),
    send: (scope, frame) => link.send(scope, frame),
    tell(news: PadNews) {
      copy.pads.hear(news);
      post({ type: "pad", news });
    },
  });
  const looks = createLooks();
  const prefetch = createPrefetch({
    clock,
    random,
    db,
    held,
    api,
    onPages: parts.onPages,
    withRoom: parts.withRoom,
    spawn,
  });
  const settler = createSettler({ clock, outbox, isShown, recheck: ask });
  const flusher = createFlusher({
    clock,
    random,
    api,
    outbox,
    serverNow: parts.serverNow,
    onRefused(id, current) {
      if (current !== undefined) spawn(() => commit(() => applyPresent(held, id, current)));
    },
  });
  spawn(() => commit(() => ({ ...EMPTY_PATCH, dropped: parts.outdated })));

  const onReachable = (): void => {
    flusher.reach();
    prefetch.retry();
    copy.threads.retry();
    spawn(settler.check);
  };
  const [lull, stopPacing] = createPacing(ports);
  const link = startLink({
    clock,
    random,
    network,
    lull,
    api,
    held,
    commit,
    refetchCompany,
    spawn,
    onMe,
    onReachable,
    onHeard: parts.onHeard,
    onStatus: parts.onStatus,
    onPad: pads.onFrame,
    onRoom: pads.onRoom,
  });

  /** A tab may have died between writing a command and telling of it. */
  const stopLooking = repeat(clock, spawn, LOOK_EVERY_MS, outbox.read);

  const cancelOutbox = copy.events.on("outbox", () => {
    flusher.kick();
    spawn(settler.check);
  });

  return {
    look: (tab: Id, look: Look): void => link.look(looks.set(tab, look)),
    pads: { wish: pads.wish, hear: pads.hear },
    wake: link.wake,
    /** Says how we stand, to a tab that has just come. Of what had no room on the disk it has to be told. */
    report(): void {
      link.report();
      if (commits.isBehind()) post({ type: "patch", patch: wholeOf(held), tab: parts.tab });
    },
    recheck: (id: Id): void => spawn(() => ask(id)),
    stop(): void {
      commits.stop();
      stopLooking();
      cancelOutbox();
      pads.stop();
      link.stop();
      stopPacing();
      flusher.stop();
      settler.stop();
      prefetch.stop();
    },
  };
};
