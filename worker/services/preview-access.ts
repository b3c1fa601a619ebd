import type { Access } from "#shared/model/team.ts";
import { may } from "#shared/policy/permissions.ts";
import { sight } from "#shared/policy/sight.ts";
import type { Viewer } from "#shared/policy/viewer.ts";
import type { AccessPreview } from "#shared/protocol/api.ts";
import { Refused } from "../refused.ts";
import { audiencesOfTeam } from "../store/audiences.ts";
import { orgOf } from "../store/people.ts";
import type { Tools } from "./tools.ts";

/** How many people would gain and lose sight of how many of the team's conversations under another access. */
export const previewAccess = async (
  { d1 }: Tools,
  viewer: Viewer,
  teamId: string,
  access: Access,
): Promise<AccessPreview> => {
  if (!may(viewer, "settings.change")) throw new Refused("forbidden");
  const [{ users, teams, memberships }, audiences] = await Promise.all([
    orgOf(d1, viewer.companyId),
    audiencesOfTeam(d1, viewer.companyId, teamId),
  ]);
  const team = teams.find((it) => it.id === teamId);
  if (!team) throw new Refused("not_found");
  const members = new Map(memberships.filter((it) => it.teamId === teamId).map((it) => [it.userId, it]));
  const gains = { people: new Set<string>(), conversations: 0 };
  const loses = { people: new Set<string>(), conversations: 0 };
  for (const { audience, count } of audiences) {
    const gaining: string[] = [];
    const losing: string[] = [];
    for (const { id: userId } of users) {
      const membership = members.get(userId);
      const person = { userId, teams: membership ? { [teamId]: membership } : {} };
      const before = sight(person, { ...audience, access: team.access }) !== null;
      const after = sight(person, { ...audience, access }) !== null;
      if (!before && after) gaining.push(userId);
      if (before && !after) losing.push(userId);
    }
    for (const [effect, ids] of [
      [gains, gaining],
      [loses, losing],
    ] as const) {
      for (const it of ids) effect.people.add(it);
      if (ids.length > 0) effect.conversations += count;
    }
  }
  return {
    gains: { people: gains.people.size, conversations: gains.conversations },
    loses: { people: loses.people.size, conversations: loses.conversations },
  };
};
