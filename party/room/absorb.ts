import type { Id } from "#shared/ids.ts";
import type { Audience } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { broadcast } from "./broadcast.ts";
import type { Core } from "./core.ts";
import { applyEffect, type Effect } from "./effect.ts";
import { reviewLookers } from "./presence.ts";
import { reviewPads, saveNow } from "./pads/review.ts";
import { saveRows } from "./saved.ts";
import { review } from "./settle.ts";

/**
 * Brings the room forward by rows that follow its cursor: saved first, then told. What comes before a change of the
 * roster is told under the old one; whom the change touches is reset to where all the rows lead, since what was visible
 * only between two of them is so no more.
 */
export const absorb = async (core: Core, rows: readonly LogRow[]): Promise<void> => {
  const { state } = core;
  if (!state || rows.length === 0) return;
  const effects = await saveRows(core.ports.storage, state, rows);
  // Nothing below waits, so that no hello or replay falls between two rows.
  const change = effects.findIndex((it) => it.roster !== state.roster);
  const changed = new Set<Id>();
  const left = new Set<Id>();
  const ended = new Set<Id>();
  const apply = (row: LogRow, effect: Effect): void => {
    applyEffect(state, row, effect);
    core.tail.push(row);
    if (!effect.conversation || isSameAudience(row.before, row.after)) return;
    const { id, now } = effect.conversation;
    changed.add(id);
    if (now) left.delete(id);
    else left.add(id);
    if (now?.state === "concluded") ended.add(id);
  };
  rows.forEach((row, at) => {
    if (at === change) broadcast(core, rows.slice(0, at));
    apply(row, effects[at]!);
  });
  const isRosterChanged = change >= 0;
  if (isRosterChanged) for (const { session } of core.sessions.entered()) review(core, session);
  reviewPads(core, isRosterChanged ? null : changed, left);
  broadcast(core, rows.slice(Math.max(change, 0)));
  reviewLookers(core, isRosterChanged ? null : changed);
  saveNow(core, [...left, ...ended]);
};

const isSameAudience = (one: Audience | null, other: Audience | null): boolean =>
  one?.teamId === other?.teamId && one?.state === other?.state && one?.attendantId === other?.attendantId;
