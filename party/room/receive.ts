import { decodeClientFrame, encodeFrame } from "#shared/protocol/codec.ts";
import type { ClientFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { detached, type Core } from "./core.ts";
import type { Follower } from "./follower.ts";
import { rowsFrames } from "./framing.ts";
import { greet } from "./greet.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { tellOnline } from "./online.ts";
import { look, tellAllLookers } from "./presence.ts";
import type { Session } from "./session.ts";
import { settle } from "./settle.ts";
import { visible } from "./visibility.ts";

/** Acts on what a client sent. */
export const receive = async (core: Core, follower: Follower, session: Session, data: unknown): Promise<void> => {
  const frame = decodeClientFrame(data);
  if (!session.spend(frame ? costOf(frame) : 1, core.ports.clock.now())) return refuse(core, session, "flood");
  if (!frame || frame.type === "pad_update") return refuse(core, session, "malformed");
  if (frame.type === "ping") return session.send(encodeFrame({ type: "pong" }));
  const hasEntered = session.kept.userId !== null;
  if (frame.type !== "hello") return hasEntered ? act(core, session, frame) : refuse(core, session, "malformed");
  if (hasEntered || session.isGreeting) return refuse(core, session, "malformed");
  session.isGreeting = true;
  await greet(core, follower, session, frame).finally(() => (session.isGreeting = false));
};

const act = (core: Core, session: Session, frame: Exclude<ClientFrame, { type: "hello" | "ping" }>): void => {
  switch (frame.type) {
    case "want":
      return answer(core, session, frame.ids);
    case "ack":
      return acknowledge(core, session, frame.seq);
    case "presence":
      look(core, session, frame.conversationId, frame.isTyping);
      if (session.kept.typingUntil > 0) detached(core, core.alarm.by(session.kept.typingUntil));
  }
};

const answer = ({ state }: Core, session: Session, ids: readonly string[]): void => {
  const { userId } = session.kept;
  if (!state || userId === null) return;
  const found = [...new Set(ids)].flatMap((id) => state.conversations.get(id) ?? []);
  for (const bytes of rowsFrames([...visible(state.roster, userId, found)])) session.send(bytes);
};

const acknowledge = (core: Core, session: Session, seq: number): void => {
  const wasLagging = session.unacked.isLagging;
  session.ack(seq);
  if (!wasLagging || session.unacked.isLagging) return;
  detached(core, settle(core, session));
  tellAllLookers(core, session);
  tellOnline(core, session);
};

const costOf = (frame: ClientFrame | PadUpdate): number =>
  1 + (frame.type === "want" ? frame.ids.length / LIMITS.idsPerFrame : 0);
