import { mergeUpdates } from "yjs";
import type { NoteInfo } from "#shared/model/pad.ts";
import { encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import type { Core } from "../core.ts";
import type { Bytes } from "../framing.ts";
import { seesIn } from "../visibility.ts";
import type { Channel } from "./channels.ts";
import { closeChannel, closePadsOf } from "./close.ts";
import type { Pad } from "./pad.ts";

/** Tells all who have the pad open, its writers too, what is known of notes now. */
export const tellNotes = (core: Core, pad: Pad, notes: readonly NoteInfo[]): void => {
  if (notes.length === 0) return;
  for (const channel of readers(core, pad)) {
    channel.session.send(encodeFrame({ type: "pad_notes", channel: channel.number, notes: [...notes] }));
  }
};

/** Tells everybody the updates that are not their own, as one. */
export const tellUpdates = (core: Core, pad: Pad, news: readonly { channel: Channel; update: Uint8Array }[]): void => {
  const writers = new Set(news.map((it) => it.channel));
  const framesBut = (channel: Channel | null): Frames | null => {
    const [first, ...others] = news.filter((it) => it.channel !== channel).map((it) => it.update);
    return first ? framesOf(others.length > 0 ? mergeUpdates([first, ...others]) : first) : null;
  };
  const forReaders = framesBut(null);
  const now = core.ports.clock.now();
  for (const channel of readers(core, pad)) {
    const frames = writers.has(channel) ? framesBut(channel) : forReaders;
    if (frames) sendUpdate(channel, frames, now);
  }
};

/** An update as it goes out on a channel under a number. */
type Frames = (channel: number, number: number) => Bytes;

/** Most who read along are equally far on the same channel: the same bytes, made once, are for all of them. */
export const framesOf = (update: Uint8Array): Frames => {
  const made = new Map<number, Bytes>();
  return (channel, number) => {
    const head = number * CHANNELS + channel;
    const frame = made.get(head) ?? encodePadUpdate({ channel, number, update: update as Bytes });
    made.set(head, frame);
    return frame;
  };
};

/** A channel is told by one byte. */
const CHANNELS = 256;

/** Sends an update under the channel's next number, to be acknowledged. */
export const sendUpdate = (channel: Channel, frames: Frames, now: number): void => {
  const { session, number } = channel;
  channel.sent += 1;
  const bytes = frames(number, channel.sent);
  session.send(bytes);
  session.unacked.add(number, channel.sent, bytes.length, now);
};

/** Those who have the pad open and may be told of it. Who sees the conversation no more, or lags, has it open no longer. */
const readers = function* (core: Core, pad: Pad): Generator<Channel> {
  for (const channel of core.pads.channels.of(pad.id)) {
    const { session } = channel;
    if (channel.version === 0 || !core.pads.channels.isOpen(channel)) continue;
    if (!seesIn(core.state, session.kept.userId, pad.id)) closeChannel(core, channel, "gone");
    else if (session.unacked.isLagging) closePadsOf(core, session, "behind");
    else yield channel;
  }
};
