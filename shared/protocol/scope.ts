import * as v from "valibot";
import { Id } from "../ids.ts";

/** What one feed and one room carry: a team's conversations, or what belongs to the company as a whole. */
export const Scope = v.pipe(
  v.string(),
  v.regex(/^(team|company)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);
export type Scope = v.InferOutput<typeof Scope>;

export const teamScope = (teamId: Id): Scope => `team-${teamId}`;
export const companyScope = (companyId: Id): Scope => `company-${companyId}`;

export const parseScope = (scope: Scope): { kind: "team" | "company"; id: Id } => {
  const dash = scope.indexOf("-");
  return { kind: scope.slice(0, dash) as "team" | "company", id: scope.slice(dash + 1) };
};
