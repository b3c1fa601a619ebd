import type { Id } from "#shared/ids.ts";
import { audienceOf, type Conversation } from "#shared/model/conversation.ts";
import type { Message } from "#shared/model/message.ts";
import type { Access } from "#shared/model/team.ts";
import type { Fact, LogRow } from "#shared/protocol/fact.ts";
import type { Cursor, Feed, FeedPage, FeedSnapshot } from "#shared/protocol/feed.ts";
import { parseScope, type Scope } from "#shared/protocol/scope.ts";

type Named = { id: Id; name: string };

/** A scope of the system of record: what D1 would hold, its log, and the feed that a room reads. */
export class Record implements Feed {
  readonly conversations = new Map<Id, Conversation>();
  readonly members = new Map<Id, { isSupervisor: boolean }>();
  readonly log: LogRow[] = [];
  access: Access | null = "team";
  exists = true;
  /** What the feed was asked for, in order. */
  readonly asked: string[] = [];
  isDown = false;
  pageSize = 500;
  /** Rows up to here were trimmed. */
  floor = 0;
  /** When set, answers wait for it. */
  gate: Promise<void> | null = null;
  readonly scope: Scope;
  /** Of conversations that left, too: a version never comes twice. */
  readonly #versions = new Map<Id, number>();
  #marks = 0;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  get head(): number {
    return this.log.length;
  }

  /** A conversation that was there before the log's beginning. */
  given(conversation: Conversation): Conversation {
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  /** Commits a conversation as it is now, which may have moved to another team. */
  commit(conversation: Conversation, message: Message | null = null): LogRow {
    const before = this.conversations.get(conversation.id);
    const isOurs = conversation.team.id === parseScope(this.scope).id;
    const now = { ...conversation, version: (before?.version ?? this.#versions.get(conversation.id) ?? 0) + 1 };
    this.#versions.set(now.id, now.version);
    if (isOurs) this.conversations.set(now.id, now);
    else this.conversations.delete(now.id);
    return this.#add(
      { fact: "conversation", conversation: now, message },
      { version: now.version, before: before ? audienceOf(before) : null, after: audienceOf(now) },
    );
  }

  setAccess(access: Access): LogRow {
    this.access = access;
    return this.#add({
      fact: "team",
      team: { id: parseScope(this.scope).id, name: "Vendas", access, reopenWindowMs: 0, safetyDelayMs: 0 },
    });
  }

  setMember(user: Named, isSupervisor = false): LogRow {
    this.members.set(user.id, { isSupervisor });
    return this.#add({
      fact: "member",
      membership: { teamId: parseScope(this.scope).id, userId: user.id, isSupervisor },
    });
  }

  removeMember(user: Named): LogRow {
    this.members.delete(user.id);
    return this.#add({ fact: "member_removed", teamId: parseScope(this.scope).id, userId: user.id });
  }

  addUser(user: Named): LogRow {
    this.members.set(user.id, { isSupervisor: false });
    return this.#add({
      fact: "user",
      user: { ...user, email: "pessoa@prosa.test", role: "agent", safetyDelayMs: null },
    });
  }

  removeUser(user: Named): LogRow {
    this.members.delete(user.id);
    return this.#add({ fact: "user_removed", userId: user.id });
  }

  mergeContact(contactId: string, intoContactId: string): LogRow {
    return this.#add({ fact: "contact_merged", contactId, intoContactId });
  }

  /** Sets the log back to its first rows, and the conversations to what these say. */
  restore(head: number): void {
    this.log.length = head;
    this.conversations.clear();
    for (const { fact } of this.log) {
      if (fact.fact === "conversation") this.conversations.set(fact.conversation.id, fact.conversation);
    }
  }

  async pull(scope: Scope, { seq: after, mark }: Cursor): Promise<FeedPage> {
    this.asked.push(`after ${after}`);
    const rows = this.log.slice(after, after + this.pageSize);
    const page = {
      rows,
      hasMore: after + rows.length < this.head,
      isTooOld: after < this.floor || after > this.head || this.#isOther(after, mark),
    };
    await this.#answering(scope);
    return page;
  }

  async snapshot(scope: Scope): Promise<FeedSnapshot | null> {
    this.asked.push("snapshot");
    const snapshot = {
      seq: this.head,
      mark: this.log.at(-1)?.mark ?? 0,
      access: this.access,
      members: Object.fromEntries(this.members),
      conversations: [...this.conversations.values()],
    };
    await this.#answering(scope);
    return this.exists ? snapshot : null;
  }

  #isOther(seq: number, mark: number | null): boolean {
    return seq > 0 && mark !== null && this.log[seq - 1]?.mark !== mark;
  }

  async #answering(scope: Scope): Promise<void> {
    if (scope !== this.scope) throw new Error(`asked for ${scope}`);
    await this.gate;
    if (this.isDown) throw new Error("the feed is down");
  }

  #add(fact: Fact, about: Pick<LogRow, "version" | "before" | "after"> = { version: null, before: null, after: null }) {
    const row: LogRow = { seq: this.head + 1, mark: (this.#marks += 1), ...about, fact };
    this.log.push(row);
    return row;
  }
}
