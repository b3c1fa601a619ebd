import * as v from "valibot";
import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { companyScope, parseScope, Scope, teamScope } from "#shared/protocol/scope.ts";

it("names a team or a company, and is read back as it was", () => {
  const id = newId();
  expect(parseScope(teamScope(id))).toEqual({ kind: "team", id });
  expect(parseScope(companyScope(id))).toEqual({ kind: "company", id });
  expect([teamScope(id), companyScope(id)].every((it) => v.is(Scope, it))).toBe(true);
});

it.each([
  "",
  "team-",
  "team-1",
  `user-${newId()}`,
  `team-${newId()}x`,
  `TEAM-${newId()}`,
  `team-${newId().toUpperCase()}`,
])("takes %j for no scope", (it) => {
  expect(v.is(Scope, it)).toBe(false);
});
