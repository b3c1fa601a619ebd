import type { Id } from "#shared/ids.ts";
import { Queue } from "../queue.ts";
import type { Channel } from "./channels.ts";
import type { Copy } from "./copy.ts";

/** An update that has come in on a channel, under the number that its sender gave it. */
export type Incoming = { channel: Channel; number: number; update: Uint8Array };

/** A pad as the room deals with it. Whatever changes or sends its copy runs on its queue. */
export class Pad {
  readonly id: Id;
  readonly queue = new Queue();
  /** Null while it is not loaded. */
  copy: Copy | null = null;
  /** What came in and was not looked at yet. */
  inbox: Incoming[] = [];
  /** Since when it holds what D1 does not, when it changed last, and how often it changed; null when D1 has it all. */
  due: { since: number; changedAt: number; changes: number } | null = null;
  /** A timer will look whether it has rested. */
  isTimed = false;
  isSaving = false;
  /** A timer will write down up to where its readers are. */
  isKeeping = false;
  /** Raised by each claim: an answer about an earlier keep says nothing of this one. */
  claims = 0;

  constructor(id: Id) {
    this.id = id;
  }

  get isIdle(): boolean {
    return this.queue.isIdle && !this.copy && !this.due && !this.isSaving && this.inbox.length === 0;
  }
}
