import type { Id } from "#shared/ids.ts";
import type { Channel } from "#shared/model/channel.ts";
import type { Membership } from "#shared/model/membership.ts";
import type { Team } from "#shared/model/team.ts";
import type { User } from "#shared/model/user.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";

/** How facts about the company's people and teams change what is known of them. */
export const withTeam = (org: OrgAnswer, team: Team): OrgAnswer => ({ ...org, teams: withOne(org.teams, team, byId) });

export const withChannel = (org: OrgAnswer, channel: Channel): OrgAnswer => ({
  ...org,
  channels: withOne(org.channels, channel, byId),
});

export const withUser = (org: OrgAnswer, user: User): OrgAnswer => ({ ...org, users: withOne(org.users, user, byId) });

export const withoutUser = (org: OrgAnswer, userId: Id): OrgAnswer => ({
  ...org,
  users: org.users.filter((it) => it.id !== userId),
  memberships: org.memberships.filter((it) => it.userId !== userId),
});

export const withMember = (org: OrgAnswer, membership: Membership): OrgAnswer => ({
  ...org,
  memberships: withOne(org.memberships, membership, (it) => `${it.teamId} ${it.userId}`),
});

export const withoutMember = (org: OrgAnswer, teamId: Id, userId: Id): OrgAnswer => ({
  ...org,
  memberships: org.memberships.filter((it) => it.teamId !== teamId || it.userId !== userId),
});

const byId = (it: { id: Id }): Id => it.id;

const withOne = <T>(list: readonly T[], item: T, key: (it: T) => string): T[] =>
  list.some((it) => key(it) === key(item)) ? list.map((it) => (key(it) === key(item) ? item : it)) : [...list, item];
