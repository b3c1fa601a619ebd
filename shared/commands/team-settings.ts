import * as v from "valibot";
import { Id } from "../ids.ts";
import { Access, DEFAULT_REOPEN_WINDOW_MS, ReopenWindow, SafetyDelay, TeamName } from "../model/team.ts";
import { may } from "../policy/permissions.ts";
import { command, done, refused } from "./command.ts";
import type { Org, World } from "./world.ts";

export const createTeam = command({
  name: "create_team",
  args: v.strictObject({ teamId: Id, name: TeamName, access: Access }),
  reads: () => ({ org: true }),
  decide(world, { teamId, name, access }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    if (isNameTaken(world, name)) return refused("name_taken", "name");
    const team = { id: teamId, name, access, reopenWindowMs: DEFAULT_REOPEN_WINDOW_MS, safetyDelayMs: 0 };
    return done({ type: "team", team, isNew: true });
  },
});

export const editTeam = command({
  name: "edit_team",
  args: v.strictObject({
    teamId: Id,
    name: TeamName,
    reopenWindowMs: ReopenWindow,
    safetyDelayMs: v.optional(SafetyDelay),
  }),
  reads: () => ({ org: true }),
  decide(world, { teamId, name, reopenWindowMs, safetyDelayMs }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    const team = teamOf(world.org, teamId);
    if (!team) return refused("not_found");
    if (isNameTaken(world, name, teamId)) return refused("name_taken", "name");
    return done({
      type: "team",
      team: { ...team, name, reopenWindowMs, safetyDelayMs: safetyDelayMs ?? team.safetyDelayMs },
      isNew: false,
    });
  },
});

/** Changes at once who sees every conversation of the team, those of the past included. */
export const setTeamAccess = command({
  name: "set_team_access",
  args: v.strictObject({ teamId: Id, access: Access }),
  reads: () => ({ org: true }),
  decide(world, { teamId, access }, { actor }) {
    if (!may(actor, "settings.change")) return refused("forbidden");
    const team = teamOf(world.org, teamId);
    if (!team) return refused("not_found");
    return team.access === access ? done() : done({ type: "team", team: { ...team, access }, isNew: false });
  },
});

const teamOf = (org: Org | null, teamId: Id) => org?.teams.find((it) => it.id === teamId);

const isNameTaken = (world: World, name: string, exceptId?: Id): boolean =>
  world.org?.teams.some((it) => it.id !== exceptId && it.name.toLowerCase() === name.toLowerCase()) ?? false;
