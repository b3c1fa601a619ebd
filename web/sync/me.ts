import type { Id } from "#shared/ids.ts";
import type { Membership } from "#shared/model/membership.ts";
import type { Me } from "#shared/protocol/api.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { teamScope } from "#shared/protocol/scope-names.ts";
import { draftPatch } from "./draft-patch.ts";
import type { Held } from "./held.ts";
import { EMPTY_PATCH, type Patch } from "./patch.ts";

/** What the server says of oneself now. Conversations of teams that are no longer one's own go. */
export const applyMe = (held: Held, me: Me): Patch => {
  if (JSON.stringify({ ...me, now: 0 }) === JSON.stringify({ ...held.me, now: 0 })) return EMPTY_PATCH;
  const draft = draftPatch(held);
  draft.setMe(me);
  return draft.build([]);
};

/** The feed's room will not have us: nothing of it may stay, whatever else is known. */
export const leaveScope = (held: Held, scope: Scope): Patch => ({
  ...EMPTY_PATCH,
  dropped: [...held.conversations.values()].filter((it) => teamScope(it.team.id) === scope).map((it) => it.id),
  unvouched: [scope],
  positions: [[scope, null]],
});

export const joinTeam = (me: Me, { teamId, isSupervisor }: Membership): Me => ({
  ...me,
  teams: { ...me.teams, [teamId]: { isSupervisor } },
  scopes: [...new Set([...me.scopes, teamScope(teamId)])],
});

export const leaveTeam = (me: Me, teamId: Id): Me => ({
  ...me,
  teams: Object.fromEntries(Object.entries(me.teams).filter(([id]) => id !== teamId)),
  scopes: me.scopes.filter((it) => it !== teamScope(teamId)),
});

/** Out of the company: nothing is left to follow. */
export const leaveAll = (me: Me): Me => ({ ...me, teams: {}, scopes: [] });
