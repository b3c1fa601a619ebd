import { encodeFrame } from "#shared/protocol/codec.ts";
import type { PadClosing } from "#shared/protocol/pad-frames.ts";
import type { Core } from "../core.ts";
import { freeing } from "../freeing.ts";
import type { Session } from "../session.ts";
import type { Channel } from "./channels.ts";
import { tellCursors } from "./cursors.ts";
import type { Pad } from "./pad.ts";

/** Closes a channel, of which its client is told why. */
export const closeChannel = (core: Core, channel: Channel, reason: PadClosing): void => {
  if (!core.pads.channels.isOpen(channel)) return;
  channel.session.send(encodeFrame({ type: "pad_closed", channel: channel.number, reason }));
  removeChannel(core, channel);
};

/** Takes a channel away, and with it its cursor and what its client had still to acknowledge on it. */
export const removeChannel = (core: Core, channel: Channel): void => {
  const { session, number, conversationId, cursor } = channel;
  core.pads.channels.remove(channel);
  if (cursor) tellCursors(core, conversationId);
  freeing(core, session, () => session.unacked.forget(number));
};

export const closePad = (core: Core, pad: Pad, reason: PadClosing): void => {
  for (const it of core.pads.channels.of(pad.id)) closeChannel(core, it, reason);
};

export const closePadsOf = (core: Core, session: Session, reason: PadClosing): void => {
  for (const it of session.channels.values()) closeChannel(core, it, reason);
};
