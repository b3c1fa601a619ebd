import { mergeUpdates } from "yjs";
import type { NoteInfo } from "#shared/model/pad.ts";
import { encodeFrame, encodePadUpdate } from "#shared/protocol/codec.ts";
import type { Core } from "../core.ts";
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
  const forReaders = news.length > 0 ? merged(news.map((it) => it.update)) : null;
  for (const channel of readers(core, pad)) {
    const others = news.filter((it) => it.channel !== channel).map((it) => it.update);
    const update = writers.has(channel) ? merged(others) : forReaders;
    if (update) sendUpdate(core, channel, update);
  }
};

/** Sends an update under the channel's next number, to be acknowledged. */
export const sendUpdate = (core: Core, channel: Channel, update: Uint8Array): void => {
  const { session, number } = channel;
  channel.sent += 1;
  const bytes = encodePadUpdate({ channel: number, number: channel.sent, update: update as Uint8Array<ArrayBuffer> });
  session.send(bytes);
  session.unacked.add(number, channel.sent, bytes.length, core.ports.clock.now());
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

const merged = (updates: readonly Uint8Array[]): Uint8Array | null =>
  updates.length > 1 ? mergeUpdates([...updates]) : (updates[0] ?? null);
