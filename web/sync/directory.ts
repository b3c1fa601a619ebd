import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";

export type Directory = { teams: ReadonlyMap<Id, Team>; users: ReadonlyMap<Id, User> };

export const directoryOf = (org: OrgAnswer | null): Directory => ({
  teams: new Map(org?.teams.map((it) => [it.id, it])),
  users: new Map(org?.users.map((it) => [it.id, it])),
});

/** The summary with the names of today: its own are those of its last fact. */
export const withNames = (it: Conversation, { teams, users }: Directory): Conversation => {
  const team = teams.get(it.team.id)?.name ?? it.team.name;
  const attendant = it.attendant && (users.get(it.attendant.id)?.name ?? it.attendant.name);
  if (team === it.team.name && attendant === (it.attendant?.name ?? null)) return it;
  return {
    ...it,
    team: { ...it.team, name: team },
    attendant: it.attendant && { ...it.attendant, name: attendant ?? it.attendant.name },
  };
};
