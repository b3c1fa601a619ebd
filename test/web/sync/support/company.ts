import type { Change } from "#shared/commands/change.ts";
import type { Contact } from "#shared/model/contact.ts";
import { audienceOf, type Conversation } from "#shared/model/conversation.ts";
import type { Membership } from "#shared/model/membership.ts";
import { type Message, PLAIN, previewOf } from "#shared/model/message.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import { sight, type Sight } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { Fact, LogRow } from "#shared/protocol/fact.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { FakeClock } from "./clock.ts";
import { ANA, BRUNO, CARLA, COMPANY, contact, conversation, nextId, SUPORTE, VENDAS, VIP } from "./people.ts";

export type Company = ReturnType<typeof createCompany>;

/** The company as the server has it: what is true, and a log of it by scope. */
export const createCompany = (clock: FakeClock) => {
  let users: User[] = [ANA, BRUNO, CARLA];
  let teams: Team[] = [VENDAS, SUPORTE, VIP];
  let memberships: Membership[] = [
    { teamId: VENDAS.id, userId: BRUNO.id, isSupervisor: false },
    { teamId: VENDAS.id, userId: CARLA.id, isSupervisor: false },
    { teamId: SUPORTE.id, userId: ANA.id, isSupervisor: true },
    { teamId: SUPORTE.id, userId: CARLA.id, isSupervisor: false },
    { teamId: VIP.id, userId: CARLA.id, isSupervisor: false },
  ];
  const conversations = new Map<string, Conversation>();
  const merged = new Map<string, string>();
  const messages = new Map<string, Message[]>();
  const log = new Map<Scope, LogRow[]>();
  const listeners = new Set<(scope: Scope, row: LogRow) => void>();
  const company = companyScope(COMPANY.id);

  const append = (scope: Scope, row: Omit<LogRow, "seq" | "mark">): void => {
    const rows = log.get(scope) ?? [];
    const next = { ...row, seq: rows.length + 1, mark: rows.length + 1 };
    log.set(scope, [...rows, next]);
    for (const listener of listeners) listener(scope, next);
  };

  const tell = (scope: Scope, fact: Fact): void => append(scope, { version: null, before: null, after: null, fact });

  /** Writes a conversation's new state and a message, and logs it where it was and where it is. */
  const write = (is: Conversation, written: Message | null): void => {
    const was = conversations.get(is.id);
    const next = { ...is, version: (was?.version ?? 0) + 1 };
    conversations.set(is.id, next);
    if (written) {
      const others = (messages.get(is.id) ?? []).filter((it) => it.id !== written.id);
      messages.set(is.id, [...others, written]);
    }
    const row = {
      version: next.version,
      before: was ? audienceOf(was) : null,
      after: audienceOf(next),
      fact: { fact: "conversation" as const, conversation: next, message: written },
    };
    for (const scope of new Set([teamScope(next.team.id), teamScope(was?.team.id ?? next.team.id)])) append(scope, row);
  };

  const get = (id: string): Conversation => {
    const found = conversations.get(id);
    if (!found) throw new Error(`no conversation ${id}`);
    return found;
  };

  const says = (conversationId: string, text: string, given: Partial<Message> = {}): Message => ({
    id: nextId(),
    conversationId,
    revision: 1,
    direction: "in",
    kind: "text",
    text,
    content: null,
    status: null,
    failure: null,
    author: null,
    at: clock.now(),
    ...PLAIN,
    ...given,
  });

  const named = (id: string, list: readonly { id: string; name: string }[]) => ({
    id,
    name: list.find((it) => it.id === id)?.name ?? "?",
  });

  const set = (
    id: string,
    { teamId, attendantId, ...rest }: Extract<Change, { type: "conversation" }>["set"],
  ): void => {
    const it = get(id);
    const attendant = attendantId === undefined ? it.attendant : attendantId && named(attendantId, users);
    write({ ...it, ...rest, team: teamId ? named(teamId, teams) : it.team, attendant: attendant || null }, null);
  };

  return {
    users: () => users,
    teams: () => teams,
    memberships: () => memberships,
    conversations,
    /** The id of the contact that the one of the id is now. */
    isNow: (contactId: string): string => merged.get(contactId) ?? contactId,
    messages: (id: string) => messages.get(id) ?? [],
    log: (scope: Scope): readonly LogRow[] => log.get(scope) ?? [],
    onRow: (listener: (scope: Scope, row: LogRow) => void) => void listeners.add(listener),
    get,
    set,

    viewer(userId: string): Viewer {
      const { name, role } = users.find((it) => it.id === userId) ?? { name: "?", role: "agent" as const };
      const own = memberships.filter((it) => it.userId === userId);
      const teamsOf = Object.fromEntries(own.map((it) => [it.teamId, { isSupervisor: it.isSupervisor }]));
      return { companyId: COMPANY.id, userId, name, role, teams: teamsOf };
    },
    accessOf: (teamId: string) => teams.find((it) => it.id === teamId)?.access ?? "team",
    sight(viewer: Viewer, it: ReturnType<typeof audienceOf>): Sight {
      return sight(viewer, { ...it, access: this.accessOf(it.teamId) });
    },

    /** A customer's first message: a new conversation in the team's queue. */
    arrives(name: string, text: string, team = VENDAS): Conversation {
      const now = clock.now();
      const times = { lastMessageAt: now, lastInboundAt: now, waitingSince: now };
      const it = conversation({ contact: contact(name), team, preview: text, version: 0, ...times });
      write({ ...it, team: { id: team.id, name: team.name } }, says(it.id, text));
      return get(it.id);
    },
    /** A customer's next message. */
    writes(id: string, text: string, given: Partial<Message> = {}): Message {
      const it = get(id);
      const said = says(id, text, given);
      write(
        { ...it, preview: previewOf(text), lastMessageAt: said.at, lastInboundAt: said.at, unread: it.unread + 1 },
        said,
      );
      return said;
    },
    replies(id: string, author: User, text: string, messageId = nextId()): void {
      const said = says(id, text, { id: messageId, direction: "out", status: "queued", author });
      write({ ...get(id), preview: previewOf(text), lastMessageAt: said.at, waitingSince: null, unread: 0 }, said);
    },
    /** What the provider says became of a message. */
    reports(id: string, messageId: string, status: Message["status"], revision: number): void {
      const it = messages.get(id)!.find((said) => said.id === messageId)!;
      write(get(id), { ...it, status, revision });
    },
    marks(contactId: string, marks: { blockedAt?: number | null; archivedAt?: number | null }): void {
      const shown = [...conversations.values()].filter((it) => it.contact.id === contactId);
      const now = { ...shown[0]!.contact, ...marks };
      tell(company, { fact: "contact", contact: now });
      for (const it of shown) write({ ...it, contact: now }, null);
    },
    /** A contact turned out to be the same person as another, who has the conversations of both from now on. */
    merges(contactId: string, into: Contact): void {
      merged.set(contactId, into.id);
      tell(company, { fact: "contact_merged", contactId, intoContactId: into.id });
      tell(company, { fact: "contact", contact: into });
      const theirs = [...conversations.values()].filter(({ contact: { id } }) => id === contactId || id === into.id);
      for (const it of theirs) write({ ...it, contact: into }, null);
    },
    joins(membership: Membership): void {
      memberships = [...memberships.filter((it) => !isSame(it, membership)), membership];
      for (const scope of [company, teamScope(membership.teamId)]) tell(scope, { fact: "member", membership });
    },
    leaves(teamId: string, userId: string): void {
      memberships = memberships.filter((it) => !isSame(it, { teamId, userId }));
      for (const scope of [company, teamScope(teamId)]) tell(scope, { fact: "member_removed", teamId, userId });
    },
    changesTeam(team: Team): void {
      teams = teams.map((it) => (it.id === team.id ? team : it));
      for (const scope of [company, teamScope(team.id)]) tell(scope, { fact: "team", team });
    },
    removes(user: User): void {
      const left = memberships.filter((it) => it.userId === user.id).map((it) => it.teamId);
      memberships = memberships.filter((it) => it.userId !== user.id);
      users = users.filter((it) => it.id !== user.id);
      for (const teamId of left) tell(teamScope(teamId), { fact: "member_removed", teamId, userId: user.id });
      tell(company, { fact: "user_removed", userId: user.id });
    },
    renames(user: User): void {
      users = users.map((it) => (it.id === user.id ? user : it));
      tell(company, { fact: "user", user });
    },
  };
};

const isSame = (a: { teamId: string; userId: string }, b: { teamId: string; userId: string }): boolean =>
  a.teamId === b.teamId && a.userId === b.userId;
