import { expect } from "vitest";
import { isRecent } from "#shared/model/conversation.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Person } from "../support/e2e/person.ts";
import { visibleTo } from "./converged.ts";
import { listOfRoom } from "./room-list.ts";

/**
 * Waits until the rooms of a person's teams list to them what the API shows them, in the same versions. What has ceased to
 * be recent meanwhile, rooms let go of when they tend to themselves.
 */
export const roomsConverge = (person: Person): Promise<void> =>
  eventually(async () => {
    const { teams, now } = (await person.ask("/api/me")).body;
    const lists = await Promise.all(Object.keys(teams).map((id) => listOfRoom(person, teamScope(id))));
    const listed: Record<string, number> = Object.assign({}, ...lists);
    const visible = await visibleTo(person);
    for (const it of visible) if (!isRecent(it, now)) delete listed[it.id];
    const recent = visible.filter((it) => isRecent(it, now)).map((it) => [it.id, it.version]);
    expect(listed).toEqual(Object.fromEntries(recent));
  }, AT_REST);
