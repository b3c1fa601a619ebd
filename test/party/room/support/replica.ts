import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Told } from "#shared/protocol/fact.ts";
import type { Position, RoomFrame } from "#shared/protocol/frames.ts";

/** What a client that follows SPEC.md keeps of one scope. */
export class Replica {
  position: Position | null = null;
  readonly conversations = new Map<Id, Conversation>();
  readonly messages = new Set<Id>();
  online: Id[] = [];
  /** Listed by a reset and not here yet. */
  readonly missing = new Set<Id>();
  readonly lookers = new Map<Id, { userId: Id; isTyping: boolean }[]>();
  #listed = new Map<Id, number>();

  /** Where to go on from after a reconnection: nowhere while rows of a reset are missing. */
  get kept(): Position | null {
    return this.missing.size === 0 ? this.position : null;
  }

  /** Applies a frame. Returns the ids that the client must now ask for. */
  apply(frame: RoomFrame): { wanted: Id[] } {
    switch (frame.type) {
      case "reset":
        return this.#reset(frame);
      case "rows":
        for (const it of frame.conversations) this.#keep(it);
        break;
      case "facts":
        if (!this.position || frame.to <= this.position.seq) break;
        for (const it of frame.facts) this.#told(it);
        this.position = { ...this.position, seq: frame.to };
        break;
      case "presence":
        this.lookers.set(frame.conversationId, frame.lookers);
        break;
      case "online":
        this.online = frame.userIds;
        break;
      case "refusal":
        if (frame.reason === "gone") this.#forget();
    }
    return { wanted: [] };
  }

  #forget(): void {
    this.conversations.clear();
    this.missing.clear();
    this.position = null;
  }

  #reset({ position, versions, isLast }: Extract<RoomFrame, { type: "reset" }>): { wanted: Id[] } {
    for (const [id, version] of versions) this.#listed.set(id, version);
    if (!isLast) return { wanted: [] };
    const listed = this.#listed;
    this.#listed = new Map();
    for (const id of this.conversations.keys()) if (!listed.has(id)) this.conversations.delete(id);
    this.position = position;
    this.missing.clear();
    for (const [id, version] of listed) {
      if ((this.conversations.get(id)?.version ?? 0) < version) this.missing.add(id);
    }
    return { wanted: [...this.missing] };
  }

  #told(told: Told): void {
    if (told.fact === "drop" && (this.conversations.get(told.id)?.version ?? 0) < told.version) {
      this.conversations.delete(told.id);
      this.missing.delete(told.id);
    }
    if (told.fact !== "conversation") return;
    if (told.message) this.messages.add(told.message.id);
    this.#keep(told.conversation);
  }

  #keep(it: Conversation): void {
    this.missing.delete(it.id);
    if ((this.conversations.get(it.id)?.version ?? 0) <= it.version) this.conversations.set(it.id, it);
  }
}
