import type { Id } from "#shared/ids.ts";
import type { PadCursor } from "#shared/protocol/pad-frames.ts";
import type { Session } from "../session.ts";
import { packChannels, unpackChannels } from "./attached.ts";

/** A pad that a session has open, under the number that its client chose. */
export type Channel = {
  readonly session: Session;
  readonly number: number;
  readonly conversationId: Id;
  /** The version of the pad that its client was brought to; 0 while the channel is being opened. */
  version: number;
  /** The version that its session's attachment says, with as many updates as were sent by then. */
  kept: number;
  /** How many updates the room has sent on it. */
  sent: number;
  /** Where its user writes. Memory only: who writes says so again. */
  cursor: PadCursor | null;
};

/** Who has which pad open. What outlives the room's memory is in the sessions' attachments. */
export class Channels {
  readonly #byPad = new Map<Id, Set<Channel>>();

  open(session: Session, number: number, conversationId: Id): Channel {
    const channel = { session, number, conversationId, version: 0, kept: 0, sent: 0, cursor: null };
    this.#add(channel);
    keep(session);
    return channel;
  }

  /** Takes in again what a session had open before the room's memory went. */
  restore(session: Session): void {
    for (const it of unpackChannels(session.kept.pads)) this.#add({ session, cursor: null, kept: it.version, ...it });
  }

  /** Notes that a client was brought to a version of the pad. */
  note(channel: Channel, version: number): void {
    channel.version = version;
    keep(channel.session);
  }

  /** Notes the same of all who have the pad open; in memory only, until `keepAll`. */
  noteAll(conversationId: Id, version: number): void {
    for (const it of this.of(conversationId)) if (it.version !== 0) it.version = version;
  }

  /** Brings the attachments of all who have the pad open up to what was noted. */
  keepAll(conversationId: Id): void {
    for (const it of this.of(conversationId)) if (it.kept !== it.version) keep(it.session);
  }

  remove(channel: Channel): void {
    const { session, number, conversationId } = channel;
    if (!this.isOpen(channel)) return;
    session.channels.delete(number);
    const readers = this.#byPad.get(conversationId);
    readers?.delete(channel);
    if (readers?.size === 0) this.#byPad.delete(conversationId);
    keep(session);
  }

  isOpen(channel: Channel): boolean {
    return channel.session.channels.get(channel.number) === channel;
  }

  /** All channels of a pad, those that are being opened included. */
  of(conversationId: Id): Channel[] {
    return [...(this.#byPad.get(conversationId) ?? [])];
  }

  /** The pads that somebody has open. */
  pads(): Id[] {
    return [...this.#byPad.keys()];
  }

  #add(channel: Channel): void {
    channel.session.channels.set(channel.number, channel);
    const readers = this.#byPad.get(channel.conversationId) ?? new Set();
    this.#byPad.set(channel.conversationId, readers.add(channel));
  }
}

const keep = (session: Session): void => {
  const channels = [...session.channels.values()];
  session.keep({ pads: packChannels(channels) });
  for (const it of channels) it.kept = it.version;
};
