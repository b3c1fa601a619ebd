import type { Id } from "#shared/ids.ts";
import { Channels } from "./channels.ts";
import { Pad } from "./pad.ts";

/** The pads that the room's memory knows of, and who has them open. */
export class Pads {
  readonly channels = new Channels();
  /** The least recently used first. */
  readonly #pads = new Map<Id, Pad>();

  /** The pad of a conversation, as the one used last. */
  of(id: Id): Pad {
    const pad = this.#pads.get(id) ?? new Pad(id);
    this.#pads.delete(id);
    this.#pads.set(id, pad);
    return pad;
  }

  /** The pad if memory knows of it. */
  known(id: Id): Pad | undefined {
    return this.#pads.get(id);
  }

  /** Those whose document is in memory, the least recently used first. */
  loaded(): Pad[] {
    return [...this.#pads.values()].filter((it) => it.copy !== null);
  }

  /** Lets go of a pad with which nothing is going on. */
  release(pad: Pad): void {
    if (pad.isIdle) this.#pads.delete(pad.id);
  }
}
