import { beforeAll, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { CommandName } from "#shared/commands/index.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import { CANARIES, canariesIn, foundCompanyWithCanaries } from "../../support/worker/canaries.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import type { Put } from "../../support/worker/put.ts";

let aurora: Company;
let other: Company;
let put: Map<string, Put>;
beforeAll(async () => {
  const found = await foundCompanyWithCanaries();
  [aurora, put, other] = [found.company, found.put, await foundCompany()];
});
const conversation = () => put.get("canary-vendas-concluded")!;

it("another company's administrator finds nothing: no list, no search, no conversation, no contact, no messages", async () => {
  const ana = await other.as("ana");
  const paths = [
    ...["queue", "mine", "others", "concluded"].flatMap((tab) => [
      `/api/conversations?tab=${tab}`,
      `/api/conversations?tab=${tab}&q=cliente`,
    ]),
    ...["active", "archived", "blocked"].map((state) => `/api/contacts?state=${state}&q=cliente`),
    "/api/org",
    "/api/me",
    ...[...put.values()].flatMap(({ id, contactId }) => [
      `/api/conversations/${id}`,
      `/api/conversations/${id}/messages`,
      `/api/contacts/${contactId}`,
    ]),
  ];
  for (const path of paths) {
    const text = await (await ana.get(path)).text();
    expect([path, canariesIn(text)]).toEqual([path, []]);
    expect([path, text.includes(aurora.id) || text.includes("Cliente")]).toEqual([path, false]);
  }
  const ids = CANARIES.map((it) => put.get(it)!.id);
  expect(await (await ana.post("/api/conversations/messages", { ids })).json()).toEqual({});
  expect((await ana.get(`/api/teams/${aurora.teams.vendas}/access-preview?access=team`)).status).toBe(404);
});

it("no command of another company's administrator reaches what is not theirs", async () => {
  const ana = await other.as("ana");
  const { id: conversationId, contactId, messageId } = conversation();
  const { teams, people } = aurora;
  const foreign: [CommandName, object][] = [
    ["reopen", { conversationId }],
    ["transfer", { conversationId, teamId: other.teams.vendas, userId: null }],
    ["send", { conversationId, messageId: newId(), text: "Oi" }],
    ["retry", { conversationId, messageId }],
    ["block", { contactId }],
    ["archive", { contactId }],
    ["edit_team", { teamId: teams.vendas, name: "Nossa", reopenWindowMs: 0 }],
    ["set_team_access", { teamId: teams.vendas, access: "attendant" }],
    ["set_member", { teamId: teams.vendas, userId: other.people.ana, isSupervisor: true }],
    ["set_member", { teamId: other.teams.vendas, userId: people.carla, isSupervisor: true }],
    ["remove_member", { teamId: teams.vendas, userId: people.carla }],
    ["edit_user", { userId: people.carla, name: "Nossa", role: "admin" }],
    ["remove_user", { userId: people.carla }],
  ];
  for (const [name, args] of foreign) {
    const answer = await ana.post("/api/commands", [{ id: newId(), name, args }]);
    expect([name, await answer.json()]).toMatchObject([name, { results: [{ ok: false, status: 404 }] }]);
  }
});

it("no ticket is given for another company's rooms, nor for a team of one's own company that one is not in", async () => {
  const ana = await aurora.as("ana");
  const ticketFor = async (scope: string) => (await ana.post("/api/rooms/ticket", { scope })).status;
  expect(await ticketFor(companyScope(aurora.id))).toBe(200);
  expect(await ticketFor(teamScope(aurora.teams.suporte))).toBe(200);
  expect(await ticketFor(teamScope(aurora.teams.vendas))).toBe(404);
  expect(await ticketFor(companyScope(other.id))).toBe(404);
  expect(await ticketFor(teamScope(other.teams.vendas))).toBe(404);
  expect(await ticketFor(teamScope(newId()))).toBe(404);
});
