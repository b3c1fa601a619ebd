import { encodeStateAsUpdate } from "yjs";
import { fromBase64 } from "#shared/base64.ts";
import { encodeFrame } from "#shared/protocol/codec.ts";
import type { ClientFrame } from "#shared/protocol/frames.ts";
import { MAX_OPEN_PADS, type PadClosing } from "#shared/protocol/pad-frames.ts";
import type { Core } from "../core.ts";
import { refuse } from "../leave.ts";
import type { Session } from "../session.ts";
import { seesIn } from "../visibility.ts";
import type { Channel } from "./channels.ts";
import { closeChannel } from "./close.ts";
import type { Copy } from "./copy.ts";
import { tellCursorsTo } from "./cursors.ts";
import { loadPad } from "./load.ts";
import { EMPTY } from "./local.ts";
import { framesOf, sendUpdate } from "./tell.ts";

type PadOpen = Extract<ClientFrame, { type: "pad_open" }>;

/** Opens a pad on a channel of the client's choice. Resolves when the client has its answer. */
export const openPad = async (core: Core, session: Session, frame: PadOpen): Promise<void> => {
  const { channel: number, conversationId } = frame;
  if (session.channels.has(number)) return refuse(core, session, "malformed");
  const answer = (reason: PadClosing) => session.send(encodeFrame({ type: "pad_closed", channel: number, reason }));
  if (session.channels.size >= MAX_OPEN_PADS) return answer("crowded");
  if (!seesIn(core.state, session.kept.userId, conversationId)) return answer("gone");
  if (session.unacked.isLagging) return answer("behind");
  const channel = core.pads.channels.open(session, number, conversationId);
  const pad = core.pads.of(conversationId);
  await pad.queue.run(async () => {
    try {
      const copy = await loadPad(core, pad);
      if (copy) begin(core, channel, copy, frame.copy);
    } catch (error) {
      core.ports.report(error);
      closeChannel(core, channel, "unavailable");
    }
  });
  core.pads.release(pad);
};

/** The client's copy is brought up to date, unless it closed the channel or lost its sight while the pad was loaded. */
const begin = (core: Core, channel: Channel, copy: Copy, theirs: PadOpen["copy"]): void => {
  const { session, number, conversationId } = channel;
  if (!core.pads.channels.isOpen(channel)) return;
  if (!seesIn(core.state, session.kept.userId, conversationId)) return closeChannel(core, channel, "gone");
  const lacking = lackingUpdate(copy, theirs);
  if (!lacking) return refuse(core, session, "malformed");
  session.send(encodeFrame({ type: "pad", channel: number, epoch: copy.epoch, notes: [...copy.notes.values()] }));
  if (lacking.length > EMPTY) sendUpdate(channel, framesOf(lacking), core.ports.clock.now());
  core.pads.channels.note(channel, copy.version);
  if (core.pads.channels.of(conversationId).some((it) => it.cursor)) tellCursorsTo(core, channel);
};

/** Null when what the client says of its copy cannot be read. */
const lackingUpdate = ({ doc, epoch }: Copy, theirs: PadOpen["copy"]): Uint8Array | null => {
  try {
    return theirs?.epoch === epoch ? encodeStateAsUpdate(doc, fromBase64(theirs.vector)) : encodeStateAsUpdate(doc);
  } catch {
    return null;
  }
};
