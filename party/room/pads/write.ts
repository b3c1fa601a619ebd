import { encodeFrame } from "#shared/protocol/codec.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { type Core, detached } from "../core.ts";
import { LIMITS } from "../limits.ts";
import type { Session } from "../session.ts";
import type { Channel } from "./channels.ts";
import { type Copy, nextVersion } from "./copy.ts";
import { due } from "./due.ts";
import { evictBeyond } from "./evict.ts";
import { loadPad } from "./load.ts";
import { nack } from "./nack.ts";
import { pack } from "./packed.ts";
import type { Pad } from "./pad.ts";
import { changed } from "./rest.ts";
import { type News, takeIn } from "./take.ts";
import { tellNotes, tellUpdates } from "./tell.ts";
import { tidy } from "./tidy.ts";

/** An update came in. It waits for what came before it on the pad's queue, and for others to be kept together with it. */
export const receiveUpdate = (core: Core, session: Session, { channel: at, number, update }: PadUpdate): void => {
  const channel = session.channels.get(at);
  if (!channel || channel.version === 0) return;
  const pad = core.pads.of(channel.conversationId);
  pad.inbox.push({ channel, number, update });
  if (pad.inbox.length === 1) writeSoon(core, pad);
};

const writeSoon = (core: Core, pad: Pad): void =>
  detached(
    core,
    pad.queue.run(() => write(core, pad)),
  );

/** Takes what has come in. What is taken is kept in one write, then acknowledged, then told. */
const write = async (core: Core, pad: Pad): Promise<void> => {
  if (pad.inbox.length === 0) return;
  const copy = await loaded(core, pad);
  if (!copy) return;
  const news = takeIn(core, pad, copy);
  if (pad.inbox.length > 0) writeSoon(core, pad);
  try {
    if (news.some((it) => it.update)) await keep(core, pad, copy, news);
  } catch (error) {
    core.ports.report(error);
    // The document holds what is not kept.
    pad.copy = null;
    for (const { from } of news) nack(core, from, "unavailable");
    return;
  }
  acknowledge(core, news);
  tellNotes(core, pad, [...new Map(news.flatMap((it) => it.notes.map((note) => [note.id, note]))).values()]);
  tellUpdates(
    core,
    pad,
    news.flatMap(({ from, update }) => (update ? [{ channel: from.channel, update }] : [])),
  );
  core.pads.channels.noteAll(pad.id, copy.version);
  keepChannelsSoon(core, pad);
  evictBeyond(core, pad);
  if (pad.copy) await tidy(core, pad, copy);
};

/** Null when the pad cannot be had, in which case whoever wrote has their answer. */
const loaded = async (core: Core, pad: Pad): Promise<Copy | null> => {
  try {
    const copy = await loadPad(core, pad);
    // Their channels are closed.
    if (!copy) pad.inbox = [];
    return copy;
  } catch (error) {
    core.ports.report(error);
    for (const it of pad.inbox.splice(0)) nack(core, it, "unavailable");
    return null;
  }
};

const keep = async (core: Core, pad: Pad, copy: Copy, news: readonly News[]): Promise<void> => {
  const updates = news.flatMap((it) => it.update ?? []);
  copy.version = nextVersion(copy.version);
  copy.revision += 1;
  await due(core, pad);
  await core.ports.padStorage.append(pad.id, pack(copy), updates);
  copy.loose.updates += updates.length;
  copy.loose.bytes += updates.reduce((sum, it) => sum + it.length, 0);
  changed(core, pad);
};

/**
 * To write down at each update where all its readers are would cost more than to tell it to them, and they would have it
 * later. While a pad is due, what is written down may be behind: who is found so after the room's memory went comes again.
 */
const keepChannelsSoon = ({ pads, ports }: Core, pad: Pad): void => {
  if (pad.isKeeping) return;
  pad.isKeeping = true;
  ports.clock.after(LIMITS.keepChannelsMs, () => {
    pad.isKeeping = false;
    pads.channels.keepAll(pad.id);
  });
};

/** One acknowledgement a channel: it stands for all that came before. */
const acknowledge = (core: Core, news: readonly News[]): void => {
  const numbers = new Map<Channel, number>();
  for (const { from } of news) numbers.set(from.channel, Math.max(from.number, numbers.get(from.channel) ?? 0));
  for (const [channel, number] of numbers) {
    if (!core.pads.channels.isOpen(channel)) continue;
    channel.session.send(encodeFrame({ type: "pad_ack", channel: channel.number, number }));
  }
};
