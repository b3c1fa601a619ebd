import type { Membership } from "#shared/model/membership.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import { fold } from "#shared/model/search-text.ts";

export type Target = { teamId: string; userId: string | null };
export type TargetGroup = { team: Team; offersQueue: boolean; memberCount: number; people: User[] };

type Org = { teams: readonly Team[]; users: readonly User[]; memberships: readonly Membership[] };

/**
 * Where a conversation can go: every team's queue and every member, by name, but for where it is already. A query keeps
 * a team with all its people when the team matches, else the people who match.
 */
export const targetsFor = (org: Org, from: Target, query: string): TargetGroup[] => {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matches = (text: string) => words.every((word) => fold(text).includes(word));
  return [...org.teams]
    .sort((a, b) => a.name.localeCompare(b.name, "pt-BR"))
    .map((team) => {
      const isHere = team.id === from.teamId;
      const members = membersOf(org, team.id);
      const isTeamMatched = matches(team.name);
      return {
        team,
        memberCount: members.length,
        offersQueue: isTeamMatched && !(isHere && from.userId === null),
        people: members.filter((it) => !(isHere && it.id === from.userId) && (isTeamMatched || matches(it.name))),
      };
    })
    .filter((group) => group.offersQueue || group.people.length > 0);
};

const membersOf = (org: Org, teamId: string): User[] => {
  const ids = new Set(org.memberships.filter((it) => it.teamId === teamId).map((it) => it.userId));
  return org.users.filter((it) => ids.has(it.id)).sort((a, b) => a.name.localeCompare(b.name, "pt-BR"));
};
