import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { Me, OrgAnswer } from "#shared/protocol/api.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { readOrg } from "../services/read-org.ts";

export const me = new Hono<App>()
  .get("/me", describeRoute({ summary: "Who is signed in", responses: answers({ 200: Me }) }), (c) => {
    const { viewer, email, safetyDelayMs, company } = c.get("account");
    return c.json<Me>({
      user: { id: viewer.userId, name: viewer.name, email, role: viewer.role, safetyDelayMs },
      company,
      teams: viewer.teams,
      scopes: [companyScope(company.id), ...Object.keys(viewer.teams).map(teamScope)],
      now: Date.now(),
    });
  })
  .get(
    "/org",
    describeRoute({ summary: "People, teams and channels", responses: answers({ 200: OrgAnswer }) }),
    async (c) => c.json<OrgAnswer>(await readOrg(toolsFor(c), c.get("account").viewer)),
  );
