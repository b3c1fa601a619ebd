import { isRecent } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { absorb } from "./absorb.ts";
import { detached, type Core } from "./core.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { forgetPads } from "./pads/forget.ts";
import { reclaimPads, reviewPads } from "./pads/review.ts";
import { forgetConversations, forgetState, saveState } from "./saved.ts";
import { Queue } from "./queue.ts";
import { settle } from "./settle.ts";
import { stateFrom } from "./state.ts";

/** Follows the scope's log: one thing at a time changes the room's state, and only by rows that follow its cursor. */
export class Follower {
  readonly #core: Core;
  readonly #queue = new Queue();
  #poked: LogRow[] = [];
  #nextTaking: Promise<void> | null = null;
  #nextFetch: Promise<void> | null = null;
  #lastTaken = -Infinity;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Takes rows that the Worker has told of. Resolves when they were applied, or found to be known; rejects as feeds do. */
  take(rows: readonly LogRow[]): Promise<void> {
    this.#poked.push(...rows);
    this.#nextTaking ??= this.#queue.run(async () => {
      await this.#pause();
      this.#nextTaking = null;
      await this.#takePoked();
    });
    return this.#nextTaking;
  }

  /**
   * Asks the feed for what is new. The fetch begins after this call, so that what was committed before it is seen;
   * callers who come before it has begun share it. Rejects as feeds do.
   */
  fetch(): Promise<void> {
    this.#nextFetch ??= this.#queue.run(() => {
      this.#nextFetch = null;
      return this.#catchUp();
    });
    return this.#nextFetch;
  }

  /** Lets go of conversations that are no longer recent. */
  prune(): Promise<void> {
    return this.#queue.run(async () => {
      const { state, ports } = this.#core;
      const now = ports.clock.now();
      const old = [...(state?.conversations.values() ?? [])].filter((it) => !isRecent(it, now)).map((it) => it.id);
      await forgetConversations(ports.storage, old);
      for (const id of old) state?.conversations.delete(id);
      reviewPads(this.#core, new Set(old), new Set());
    });
  }

  /**
   * Under load, rows wait a moment for each other, so that they are saved and sent together. One that comes alone waits no
   * longer than it took to tell the last one to everybody.
   */
  async #pause(): Promise<void> {
    const { sessions } = this.#core;
    // However many connect, who has not even entered too.
    await this.#restFor(Math.min(Math.floor(sessions.count * LIMITS.tellMs), LIMITS.coalesceMs));
    if (this.#poked.length > 1) await this.#restFor(LIMITS.coalesceMs);
  }

  /** Until so long after rows were last taken, in milliseconds. */
  #restFor(ms: number): Promise<void> {
    const { clock } = this.#core.ports;
    const wait = this.#lastTaken + ms - clock.now();
    return wait > 0 ? new Promise((resolve) => clock.after(wait, resolve)) : Promise.resolve();
  }

  async #takePoked(): Promise<void> {
    const rows = this.#poked.splice(0);
    const { state, ports } = this.#core;
    // A room that nobody has entered keeps nothing; who enters first finds it all in the snapshot.
    if (!state) return;
    await absorb(this.#core, following(state, rows));
    this.#lastTaken = ports.clock.now();
    // Some are missing in between, or the log is another than the one that the room has read.
    if (rows.some((it) => !isKnown(this.#core, it))) await this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const { state, ports } = this.#core;
    for (let hasMore = state !== null; state && hasMore;) {
      const page = await ports.feed.pull(ports.scope, { seq: state.seq, mark: state.mark });
      const rows = following(state, page.rows);
      const isWhole = page.rows.length === rows.length && (rows.length > 0 || !page.hasMore);
      if (page.isTooOld || !isWhole) return this.#beginAnew();
      await absorb(this.#core, rows);
      ({ hasMore } = page);
    }
    if (!state) await this.#beginAnew();
  }

  /** Takes the room's state afresh from the system of record, in a new epoch, which resets everybody. */
  async #beginAnew(): Promise<void> {
    const core = this.#core;
    const { ports, sessions } = core;
    const snapshot = await ports.feed.snapshot(ports.scope);
    if (!snapshot) {
      await forgetState(ports.storage);
      core.state = null;
      for (const { session } of sessions.entered()) refuse(core, session, "gone");
      await forgetPads(core);
      return;
    }
    const state = stateFrom(ports.scope, snapshot, ports.newId());
    await saveState(ports.storage, state);
    core.state = state;
    core.tail.restart(state.seq);
    reclaimPads(core);
    for (const { session } of sessions.entered()) detached(core, settle(core, session));
  }
}

/** Those of the rows that follow a cursor without a gap, in order, each once; none that follows another row than it says. */
const following = (after: { seq: number; mark: number }, rows: readonly LogRow[]): LogRow[] => {
  const found: LogRow[] = [];
  for (const row of rows.toSorted((one, other) => one.seq - other.seq)) {
    const last = found.at(-1) ?? after;
    if (row.seq === last.seq + 1 && (row.previous ?? last.mark) === last.mark) found.push(row);
  }
  return found;
};

const isKnown = ({ state, tail }: Core, { seq, mark }: LogRow): boolean =>
  (seq === state?.seq ? state.mark : tail.after(seq - 1, 1)?.[0]?.mark) === mark;
