import type { Id } from "#shared/ids.ts";
import type { Audience } from "#shared/model/conversation.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import { broadcast } from "./broadcast.ts";
import type { Core } from "./core.ts";
import { applyEffect } from "./effect.ts";
import { reviewLookers } from "./presence.ts";
import { reviewPads, saveNow } from "./pads/review.ts";
import { saveRows } from "./saved.ts";
import { review } from "./settle.ts";

/**
 * Brings the room forward by rows that follow its cursor: saved first, then told. What comes before a change of the
 * roster is told under the old one, the change itself and what follows under the new one.
 */
export const absorb = async (core: Core, rows: readonly LogRow[]): Promise<void> => {
  const { state } = core;
  if (!state || rows.length === 0) return;
  const effects = await saveRows(core.ports.storage, state, rows);
  // Nothing below waits, so that no hello or replay falls between two rows.
  let segment: LogRow[] = [];
  let isRosterChanged = false;
  const changed = new Set<Id>();
  const left = new Set<Id>();
  const ended = new Set<Id>();
  rows.forEach((row, at) => {
    const effect = effects[at]!;
    if (effect.roster !== state.roster) {
      broadcast(core, segment);
      segment = [];
      isRosterChanged = true;
      state.roster = effect.roster;
      for (const { session } of core.sessions.entered()) review(core, session);
    }
    applyEffect(state, row, effect);
    core.tail.push(row);
    segment.push(row);
    if (effect.conversation && !isSameAudience(row.before, row.after)) {
      const { id, now } = effect.conversation;
      changed.add(id);
      if (now) left.delete(id);
      else left.add(id);
      if (now?.state === "concluded") ended.add(id);
    }
  });
  reviewPads(core, isRosterChanged ? null : changed, left);
  broadcast(core, segment);
  reviewLookers(core, isRosterChanged ? null : changed);
  saveNow(core, [...left, ...ended]);
};

const isSameAudience = (one: Audience | null, other: Audience | null): boolean =>
  one?.teamId === other?.teamId && one?.state === other?.state && one?.attendantId === other?.attendantId;
