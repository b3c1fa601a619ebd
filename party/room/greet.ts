import { encodeFrame } from "#shared/protocol/codec.ts";
import { type ClientFrame, isSpoken, type Position } from "#shared/protocol/frames.ts";
import type { Core } from "./core.ts";
import type { Follower } from "./follower.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { tellOnline } from "./online.ts";
import { tellAllLookers } from "./presence.ts";
import type { Session } from "./session.ts";
import { settle } from "./settle.ts";
import type { RoomState } from "./state.ts";
import { authzOf, type Listener } from "./visibility.ts";

type Hello = Extract<ClientFrame, { type: "hello" }>;

/** Answers a hello: a refusal, or a welcome and what brings the client up to date. */
export const greet = async (core: Core, follower: Follower, session: Session, hello: Hello): Promise<void> => {
  if (!isSpoken(hello.version)) return refuse(core, session, "upgrade");
  const ticket = await core.ports.verifyTicket(hello.ticket);
  if (ticket?.scope !== core.ports.scope) return refuse(core, session, "stale");
  // Who may enter is decided on what is true now, not on what the last poke said.
  await follower.fetch();
  const isReachable = hello.position !== null && (await isInLog(core, hello.position.seq));
  const { state } = core;
  if (!core.sessions.isOpen(session)) return;
  const authz = state && authzOf(state.roster, ticket.userId);
  if (!authz) return refuse(core, session, "gone");
  const isReplay = isReachable && hello.position !== null && canReplay(hello.position, state, authz);
  enter(
    core,
    session,
    { userId: ticket.userId, protocol: hello.version },
    state,
    authz,
    isReplay ? hello.position : null,
  );
  const settled = settle(core, session);
  tellAllLookers(core, session);
  tellOnline(core, session);
  core.announceOnline();
  await core.alarm.by(core.ports.clock.now() + LIMITS.pullMs);
  await settled;
};

const enter = (
  core: Core,
  session: Session,
  listener: Listener,
  { epoch, seq }: RoomState,
  authz: string,
  from: Position | null,
): void => {
  session.keep(listener);
  // Without a place of its own in the feed, the session is one that its next look resets.
  session.place(from ?? { epoch: "", seq: 0, authz: "" });
  const position = from ?? { epoch, seq, authz };
  session.send(encodeFrame({ type: "welcome", position, mode: from ? "replay" : "reset" }));
};

const canReplay = (position: Position, state: RoomState, authz: string): boolean =>
  position.epoch === state.epoch && position.authz === authz && position.seq <= state.seq;

/** Whether the log still has all rows after a cursor. */
const isInLog = async (core: Core, seq: number): Promise<boolean> => {
  if (!core.state || seq >= core.state.seq || core.tail.after(seq, 1)) return true;
  const page = await core.history(seq);
  if (page.isTooOld) return false;
  core.tail.extendBack(page.rows);
  return true;
};
