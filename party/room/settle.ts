import type { Id } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Core } from "./core.ts";
import { factsFrames, resetFrames } from "./framing.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import type { Session } from "./session.ts";
import type { RoomState } from "./state.ts";
import { authzOf, tell, visible } from "./visibility.ts";

/**
 * Brings a session up to the room's cursor: by a replay, or by a reset when its client's sight or epoch is no longer the
 * present one or the rows are gone. A lagging session is left alone until it acknowledges.
 */
export const settle = async (core: Core, session: Session): Promise<void> => {
  if (session.isSettling) return;
  session.isSettling = true;
  try {
    while (isBehind(core, session)) await replay(core, session);
  } catch (error) {
    core.ports.report(error);
    refuse(core, session, "unavailable");
  } finally {
    session.isSettling = false;
  }
};

/**
 * Acts at once on a change of what the session may see: refuses who belongs to the room no longer, resets whom the change
 * touches. True when the session's place in the feed is good as it is.
 */
export const review = (core: Core, session: Session): boolean => {
  const { state } = core;
  const { userId, position } = session.kept;
  if (!state || userId === null || !core.sessions.isOpen(session)) return false;
  const authz = authzOf(state.roster, userId);
  if (authz === null) {
    refuse(core, session, "gone");
    return false;
  }
  if (session.unacked.isLagging) return false;
  if (position.epoch !== state.epoch || position.authz !== authz) reset(session, userId, state, authz);
  return true;
};

const isBehind = (core: Core, session: Session): boolean =>
  review(core, session) && core.state !== null && session.told < core.state.seq;

const replay = async (core: Core, session: Session): Promise<void> => {
  const after = session.told;
  const recent = core.tail.after(after, LIMITS.replayRows);
  if (recent) return tellRows(core, session, recent);
  const page = await core.history(after);
  // Whatever happened during the fetch was a reset, which brought the session up to date.
  if (session.told !== after || !review(core, session)) return;
  const older = page.rows.filter((it) => it.seq > after && it.seq <= (core.state?.seq ?? 0));
  if (page.isTooOld || older.length === 0) forgetPosition(session);
  else tellRows(core, session, older);
};

const tellRows = ({ state, ports }: Core, session: Session, rows: readonly LogRow[]): void => {
  const { userId, protocol } = session.kept;
  if (!state || userId === null) return;
  const told = rows.map((row) => ({ seq: row.seq, told: tell(state.roster, { userId, protocol }, row) }));
  for (const frame of factsFrames(told)) session.sendFacts(frame, ports.clock.now());
};

const reset = (session: Session, userId: Id, state: RoomState, authz: string): void => {
  const position = { epoch: state.epoch, seq: state.seq, authz };
  const versions: [Id, number][] = [];
  for (const it of visible(state.roster, userId, state.conversations.values())) versions.push([it.id, it.version]);
  session.place(position);
  for (const bytes of resetFrames(position, versions)) session.send(bytes);
};

/** The next look at the session finds it in no epoch of ours, and resets it. */
const forgetPosition = (session: Session): void => session.keep({ position: { ...session.kept.position, epoch: "" } });
