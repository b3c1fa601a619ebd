import { expect } from "vitest";
import { teamScope } from "#shared/protocol/scope.ts";
import { AT_REST, eventually } from "../support/e2e/eventually.ts";
import type { Person } from "../support/e2e/person.ts";
import { visibleTo } from "./converged.ts";
import { listOfRoom } from "./room-list.ts";

/** Waits until the rooms of a person's teams list to them what the API shows them, in the same versions. */
export const roomsConverge = (person: Person): Promise<void> =>
  eventually(async () => {
    const { teams } = (await person.ask("/api/me")).body;
    const lists = await Promise.all(Object.keys(teams).map((id) => listOfRoom(person, teamScope(id))));
    const visible = (await visibleTo(person)).map((it) => [it.id, it.version]);
    expect(Object.assign({}, ...lists)).toEqual(Object.fromEntries(visible));
  }, AT_REST);
