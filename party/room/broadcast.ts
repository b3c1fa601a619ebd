import type { LogRow } from "#shared/protocol/fact.ts";
import type { Core } from "./core.ts";
import { factsFrames, type FactsFrame, type ToldRow } from "./framing.ts";
import { review } from "./settle.ts";
import { classesFor, tell } from "./visibility.ts";

/**
 * Tells rows, which have just been applied under the present roster, to the sessions that were up to date before them.
 * Told and encoded once for each class of viewers.
 */
export const broadcast = (core: Core, rows: readonly LogRow[]): void => {
  const [first, last] = [rows[0], rows.at(-1)];
  const { state, ports, sessions } = core;
  if (!state || !first || !last) return;
  const classOf = classesFor(state.roster, rows);
  const frames = new Map<string, FactsFrame[]>();
  for (const { session, userId } of sessions.entered()) {
    if (!review(core, session) || session.told !== first.seq - 1) continue;
    const listener = { userId, protocol: session.kept.protocol };
    const key = classOf(listener);
    const told =
      frames.get(key) ?? framesFor(rows.map((row) => ({ seq: row.seq, told: tell(state.roster, listener, row) })));
    frames.set(key, told);
    for (const frame of told) session.sendFacts(frame, ports.clock.now());
    session.told = last.seq;
  }
};

/** Rows that tell nothing are not sent at once: their mere number would show how busy the others are. */
const framesFor = (rows: readonly ToldRow[]): FactsFrame[] =>
  rows.some((it) => it.told !== null) ? factsFrames(rows) : [];
