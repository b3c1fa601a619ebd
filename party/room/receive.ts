import { decodeClientFrame, encodeFrame } from "#shared/protocol/codec.ts";
import type { ClientFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { detached, type Core } from "./core.ts";
import type { Follower } from "./follower.ts";
import { rowsFrames } from "./framing.ts";
import { greet } from "./greet.ts";
import { refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { freeing } from "./freeing.ts";
import { placeCursor } from "./pads/cursors.ts";
import { removeChannel } from "./pads/close.ts";
import { openPad } from "./pads/open.ts";
import { receiveUpdate } from "./pads/write.ts";
import { look } from "./presence.ts";
import type { Session } from "./session.ts";
import { visible } from "./visibility.ts";

/** Acts on what a client sent. */
export const receive = async (core: Core, follower: Follower, session: Session, data: unknown): Promise<void> => {
  const frame = decodeClientFrame(data);
  if (!session.spend(frame ? costOf(frame) : 1, core.ports.clock.now())) return refuse(core, session, "flood");
  if (!frame) return refuse(core, session, "malformed");
  if (frame.type === "ping") return session.send(encodeFrame({ type: "pong" }));
  const hasEntered = session.kept.userId !== null;
  if (frame.type !== "hello") return hasEntered ? act(core, session, frame) : refuse(core, session, "malformed");
  if (hasEntered || session.isGreeting) return refuse(core, session, "malformed");
  session.isGreeting = true;
  await greet(core, follower, session, frame).finally(() => (session.isGreeting = false));
};

const act = (
  core: Core,
  session: Session,
  frame: Exclude<ClientFrame, { type: "hello" | "ping" }> | PadUpdate,
): void | Promise<void> => {
  switch (frame.type) {
    case "want":
      return answer(core, session, frame.ids);
    case "ack":
      return freeing(core, session, () => session.ack(frame.seq));
    case "presence":
      look(core, session, frame.conversationId, frame.isTyping);
      if (session.kept.typingUntil > 0) detached(core, core.alarm.by(session.kept.typingUntil));
      return;
    case "pad_open":
      return openPad(core, session, frame);
    case "pad_close":
      return closeByClient(core, session, frame.channel);
    case "pad_ack":
      return freeing(core, session, () => session.ackUpdates(frame.channel, frame.number));
    case "pad_cursor":
      return placeCursor(core, session, frame.channel, frame.cursor);
    case "pad_update":
      return receiveUpdate(core, session, frame);
  }
};

const answer = ({ state }: Core, session: Session, ids: readonly string[]): void => {
  const { userId } = session.kept;
  if (!state || userId === null) return;
  const found = [...new Set(ids)].flatMap((id) => state.conversations.get(id) ?? []);
  for (const bytes of rowsFrames([...visible(state.roster, userId, found)])) session.send(bytes);
};

const closeByClient = (core: Core, session: Session, number: number): void => {
  const channel = session.channels.get(number);
  if (channel) removeChannel(core, channel);
};

const costOf = (frame: ClientFrame | PadUpdate): number => {
  if (frame.type === "want") return 1 + frame.ids.length / LIMITS.idsPerFrame;
  if (frame.type === "pad_update") return 1 + frame.update.length / LIMITS.updateBytesPerFrame;
  return frame.type === "pad_open" ? LIMITS.padOpenFrames : 1;
};
