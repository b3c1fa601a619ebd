import type { Id } from "#shared/ids.ts";
import type { ClientFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";
import { backoffMs } from "../backoff.ts";
import { PADS } from "../code.ts";
import type { Held } from "../held.ts";
import type { Patch } from "../patch.ts";
import { repeat } from "../repeat.ts";
import type { Spawn } from "../spawn.ts";
import { createCursors } from "./cursors.ts";
import { waitingIds } from "./disk.ts";
import type { Ending, Line, LineParts, PadFrame } from "./line.ts";
import type { PadNews, PadWish } from "./pad-news.ts";
import { createAside } from "./set-aside.ts";
import { createWanted } from "./wanted.ts";

export type PadLinesParts = Pick<
  LineParts,
  "db" | "clock" | "random" | "newId" | "clientId" | "refusal" | "tell" | "withRoom" | "onGivenBack"
> & {
  held: Pick<Held, "conversations">;
  isOpen: (scope: Scope) => boolean;
  send: (scope: Scope, frame: ClientFrame | PadUpdate) => void;
  spawn: Spawn;
};

export type PadLines = ReturnType<typeof createPadLines>;

/** How often the disk is looked at for edits of tabs that died, in milliseconds. */
const LOOK_EVERY_MS = 30_000;

/** What the leader does for pads: a line to its room for each that is shown, and for some of those that wait. */
export const createPadLines = ({ held, isOpen, spawn, ...parts }: PadLinesParts) => {
  const lines = new Map<Id, { line: Line; scope: Scope; channel: number }>();
  const resting = new Map<Id, () => void>();
  const failures = new Map<Id, number>();
  const refused = new Set<Id>();
  const unkept = new Map<Id, Uint8Array<ArrayBuffer>[]>();
  const wanted = createWanted();
  const aside = createAside(parts.clock, parts.db);
  let lastChannel = 0;
  let isStopped = false;

  const scopeOf = (id: Id): Scope | null => {
    const team = held.conversations.get(id)?.team;
    return team ? teamScope(team.id) : null;
  };

  /** Opens the pads that are wanted in the room of their conversation's present team, and leaves the others. */
  const reconcile = (): void => {
    const ids = wanted.ids((id) => scopeOf(id) !== null && !resting.has(id));
    for (const [id, { line, scope }] of lines) {
      if (ids.includes(id) && scopeOf(id) === scope) continue;
      lines.delete(id);
      line.close();
    }
    if (isStopped || ids.length === 0) return;
    if (!PADS.isHere()) return load();
    for (const id of ids) open(id);
  };

  const load = (): void =>
    spawn(async () => {
      await PADS.load();
      reconcile();
    });

  const open = (id: Id): void => {
    const scope = scopeOf(id);
    if (!scope || lines.has(id) || !isOpen(scope)) return;
    const { Y, openLine } = PADS.now();
    const channel = nextChannel(scope);
    const line = openLine({
      ...parts,
      Y,
      id,
      channel,
      isRefused: refused.has(id),
      unkept: unkeptOf(id),
      send: (frame) => parts.send(scope, frame),
      onOpen() {
        failures.delete(id);
        refused.delete(id);
        cursors.repeat(id);
      },
      onIdle() {
        wanted.done(id);
        reconcile();
      },
      onEnd: (why) => onEnd(id, why),
    });
    lines.set(id, { line, scope, channel });
  };

  /** A number that was used just now may still be spoken of. */
  const nextChannel = (scope: Scope): number => {
    const used = new Set([...lines.values()].filter((it) => it.scope === scope).map((it) => it.channel));
    do lastChannel = (lastChannel % 255) + 1;
    while (used.has(lastChannel));
    return lastChannel;
  };

  const unkeptOf = (id: Id): Uint8Array<ArrayBuffer>[] => {
    const known = unkept.get(id) ?? [];
    unkept.set(id, known);
    return known;
  };

  const onEnd = (id: Id, why: Ending): void => {
    lines.delete(id);
    parts.tell({ id, news: "cursors", cursors: [] });
    if (why === "refused") refused.add(id);
    if (!AT_ONCE.includes(why)) rest(id);
    reconcile();
  };

  const rest = (id: Id): void => {
    const count = (failures.get(id) ?? 0) + 1;
    failures.set(id, count);
    const wake = parts.clock.after(backoffMs(count, parts.random), () => {
      resting.delete(id);
      reconcile();
    });
    resting.set(id, wake);
  };

  const wakeUp = (ids: Iterable<Id>): void => {
    for (const id of ids) {
      resting.get(id)?.();
      resting.delete(id);
    }
  };

  const cursors = createCursors(parts.clock, (id, cursor) => lines.get(id)?.line.cursor(cursor));

  const putBack = async (ids: readonly Id[]): Promise<void> => {
    for (const id of await aside.putBack(ids)) {
      parts.tell({ id, news: "replaced" });
      wanted.wait([id]);
      lines.get(id)?.line.flush();
      reconcile();
    }
  };

  /** What waits on the disk: from before, or written by a tab that died before it could say so. */
  const lookForWaiting = async (): Promise<void> => {
    for (const id of await waitingIds(parts.db)) {
      wanted.wait([id]);
      lines.get(id)?.line.flush();
    }
    reconcile();
  };
  spawn(lookForWaiting);
  const stopLooking = repeat(parts.clock, spawn, LOOK_EVERY_MS, lookForWaiting);

  return {
    /** What waits in the pads of these is needed again if they come back at once. */
    setAside: aside.take,

    /** Conversations changed: what was closed may be open to us now. */
    take({ dropped, conversations }: Pick<Patch, "dropped" | "conversations">): void {
      const ids = conversations.map((it) => it.id);
      wakeUp([...dropped, ...ids]);
      reconcile();
      spawn(() => putBack(ids));
    },

    wish(wish: PadWish): void {
      if (wish.wish === "cursor") return cursors.set(wish.tab, wish.id, wish.cursor);
      wanted.show(wish.tab, wish.ids);
      reconcile();
      for (const id of wish.ids) lines.get(id)?.line.report();
    },

    /** A tab has changed a pad. */
    hear(news: PadNews): void {
      if (news.news !== "updates" || !news.isOwn) return;
      if (news.key === null) unkeptOf(news.id).push(news.bytes);
      wanted.wait([news.id]);
      reconcile();
      lines.get(news.id)?.line.flush();
    },

    onFrame(scope: Scope, frame: PadFrame | { type: "pong" }): void {
      for (const it of lines.values()) {
        if (it.scope !== scope) continue;
        if (frame.type === "pong") it.line.fence();
        else if (it.channel === frame.channel) it.line.hear(frame);
      }
    },

    /** A room has welcomed us, or is lost: its channels went with the connection. */
    onRoom(scope: Scope): void {
      for (const [id, it] of lines) {
        if (it.scope !== scope) continue;
        lines.delete(id);
        it.line.stop();
        parts.tell({ id, news: "cursors", cursors: [] });
      }
      if (isOpen(scope)) wakeUp([...resting.keys()].filter((id) => scopeOf(id) === scope));
      reconcile();
    },

    stop(): void {
      isStopped = true;
      stopLooking();
      wakeUp(resting.keys());
      cursors.stop();
      aside.stop();
      for (const { line } of lines.values()) line.close();
      lines.clear();
    },
  };
};

/** After these the pad can be opened again at once. */
const AT_ONCE: readonly Ending[] = ["renewed", "behind", "refused"];
