import * as v from "valibot";

/** What one feed and one room carry: a team's conversations, or what belongs to the company as a whole. */
export const Scope = v.pipe(
  v.string(),
  v.regex(/^(team|company)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);
export type Scope = v.InferOutput<typeof Scope>;

export { companyScope, parseScope, teamScope } from "./scope-names.ts";
