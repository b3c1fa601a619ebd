import type { Id } from "../ids.ts";
import type { Scope } from "./scope.ts";

export const teamScope = (teamId: Id): Scope => `team-${teamId}`;
export const companyScope = (companyId: Id): Scope => `company-${companyId}`;

export const parseScope = (scope: Scope): { kind: "team" | "company"; id: Id } => {
  const dash = scope.indexOf("-");
  return { kind: scope.slice(0, dash) as "team" | "company", id: scope.slice(dash + 1) };
};
