import { env } from "cloudflare:workers";
import { isRecent, type Conversation } from "#shared/model/conversation.ts";
import type { Contact } from "#shared/model/contact.ts";
import type { Message } from "#shared/model/message.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Feed } from "#shared/protocol/feed.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { readFeed } from "../../../worker/services/read-feed.ts";
import { CONTACT, MESSAGE, MESSAGE_TABLES } from "../../../worker/store/shapes.ts";
import { orgOf } from "../../../worker/store/people.ts";
import { rowsOf, sql } from "./put.ts";

/** Everything of a company that feeds carry, fetched afresh or brought forward by facts. */
export type State = {
  seqs: Map<Scope, number>;
  teams: Map<Scope, { access: string | null; members: Map<string, boolean>; conversations: Map<string, Conversation> }>;
  messages: Map<string, Message>;
  contacts: Map<string, Contact>;
  org: { users: Map<string, object>; teams: Map<string, object>; memberships: Map<string, object> };
};

export const feedAt = (now: number): Feed => readFeed({ d1: env.DB, now: () => now });

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((it) => [it.id, it]));
const bodies = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> =>
  (await rowsOf(statement)).map((it) => JSON.parse(String(it.body)) as T);

/** Fetches everything now. */
export const fetchState = async (companyId: string, now: number): Promise<State> => {
  const org = await orgOf(env.DB, companyId);
  const state: State = {
    seqs: new Map(),
    teams: new Map(),
    messages: byId(
      await bodies<Message>(sql`select ${MESSAGE} as body from ${MESSAGE_TABLES} where msg.company_id = ${companyId}`),
    ),
    contacts: byId(
      await bodies<Contact>(
        sql`select ${CONTACT} as body from contacts k where k.company_id = ${companyId} and k.merged_into is null`,
      ),
    ),
    org: {
      users: byId(org.users),
      teams: byId(org.teams),
      memberships: new Map(org.memberships.map((it) => [`${it.teamId} ${it.userId}`, it])),
    },
  };
  for (const scope of [companyScope(companyId), ...org.teams.map((it) => teamScope(it.id))]) {
    const snapshot = (await feedAt(now).snapshot(scope))!;
    state.seqs.set(scope, snapshot.seq);
    const members = new Map(Object.entries(snapshot.members).map(([id, it]) => [id, it.isSupervisor]));
    state.teams.set(scope, { access: snapshot.access, members, conversations: byId(snapshot.conversations) });
  }
  return state;
};

/** Brings a state forward by all rows that have come since, page by page; the company's first, which tell of new teams. */
export const replay = async (state: State, companyId: string, now: number): Promise<State> => {
  const feed = feedAt(now);
  const scopes = function* () {
    yield companyScope(companyId);
    for (const id of state.org.teams.keys()) yield teamScope(id);
  };
  for (const scope of scopes()) {
    for (let hasMore = true; hasMore;) {
      const page = await feed.pull(scope, { seq: state.seqs.get(scope) ?? 0, mark: null });
      for (const row of page.rows) apply(state, scope, row);
      hasMore = page.hasMore;
    }
  }
  return state;
};

const apply = (state: State, scope: Scope, { seq, after, fact }: LogRow): void => {
  const { org } = state;
  if (seq !== (state.seqs.get(scope) ?? 0) + 1) throw new Error(`${scope} jumps to ${seq}`);
  state.seqs.set(scope, seq);
  const isCompany = scope.startsWith("company-");
  const room = state.teams.get(scope) ?? { access: null, members: new Map(), conversations: new Map() };
  state.teams.set(scope, room);
  switch (fact.fact) {
    case "conversation": {
      const { conversation, message } = fact;
      if (after && teamScope(after.teamId) === scope) room.conversations.set(conversation.id, conversation);
      else room.conversations.delete(conversation.id);
      if (message && message.revision >= (state.messages.get(message.id)?.revision ?? 0))
        state.messages.set(message.id, message);
      return;
    }
    case "contact":
      state.contacts.set(fact.contact.id, fact.contact);
      return;
    case "contact_merged":
      state.contacts.delete(fact.contactId);
      return;
    case "team":
      if (isCompany) org.teams.set(fact.team.id, fact.team);
      else room.access = fact.team.access;
      return;
    case "member":
      if (isCompany) org.memberships.set(`${fact.membership.teamId} ${fact.membership.userId}`, fact.membership);
      else room.members.set(fact.membership.userId, fact.membership.isSupervisor);
      return;
    case "member_removed":
      if (isCompany) org.memberships.delete(`${fact.teamId} ${fact.userId}`);
      else room.members.delete(fact.userId);
      return;
    case "user":
      org.users.set(fact.user.id, fact.user);
      room.members.set(fact.user.id, false);
      return;
    case "user_removed":
      org.users.delete(fact.userId);
      room.members.delete(fact.userId);
  }
};

/** The state as plain data, to be compared. Clients take the names of teams and people from the company's facts. */
export const plain = (state: State, now: number) => ({
  seqs: Object.fromEntries([...state.seqs].filter(([, seq]) => seq > 0).sort()),
  rooms: [...state.teams]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([scope, it]) => ({
      scope,
      access: it.access,
      members: sorted(it.members),
      conversations: sorted(it.conversations)
        .map(([, c]) => ({ ...c, team: c.team.id, attendant: c.attendant?.id ?? null }))
        .filter((c) => isRecent(c, now)),
    })),
  messages: sorted(state.messages).map(([, m]) => ({ ...m, author: m.author?.id ?? null })),
  contacts: sorted(state.contacts),
  users: sorted(state.org.users),
  teams: sorted(state.org.teams),
  memberships: sorted(state.org.memberships),
});

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
