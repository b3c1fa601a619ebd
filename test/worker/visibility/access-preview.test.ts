import { beforeEach, expect, it } from "vitest";
import type { AccessPreview } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { putConversation } from "../../support/worker/put.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
  await putConversation(company, { team: "vendas", state: "queued" });
  await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  await putConversation(company, { team: "vendas", state: "concluded", attendant: "carla" });
  await putConversation(company, { team: "vendas", state: "concluded", attendant: "diego" });
  await putConversation(company, { team: "vip", state: "concluded", attendant: "elisa" });
});
const preview = async (access: string) =>
  (await company.as("ana")).getJson<AccessPreview>(
    `/api/teams/${company.teams.vendas}/access-preview?access=${access}`,
  );
const nothing = { people: 0, conversations: 0 };

it("from Todos to Equipe, the two outside the team lose the two that are concluded", async () => {
  expect(await preview("team")).toEqual({ gains: nothing, loses: { people: 2, conversations: 2 } });
});

it("from Todos to Atendente, the attendants lose each other's too, and the supervisor nothing", async () => {
  expect(await preview("attendant")).toEqual({ gains: nothing, loses: { people: 4, conversations: 3 } });
});

it("what one change takes the opposite one gives back", async () => {
  const ana = await company.as("ana");
  await ana.run("set_team_access", { teamId: company.teams.vendas, access: "attendant" });
  expect(await preview("everyone")).toEqual({ gains: { people: 4, conversations: 3 }, loses: nothing });
  expect(await preview("attendant")).toEqual({ gains: nothing, loses: nothing });
});

it("is for administrators, of a team of theirs", async () => {
  const bruno = await company.as("bruno");
  expect((await bruno.get(`/api/teams/${company.teams.vendas}/access-preview?access=team`)).status).toBe(403);
  expect((await bruno.get(`/api/teams/${company.id}/access-preview?access=team`)).status).toBe(403);
  expect((await (await company.as("ana")).get(`/api/teams/${company.id}/access-preview?access=team`)).status).toBe(404);
});
