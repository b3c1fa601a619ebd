import { expect, test } from "vitest";
import { targetsFor } from "../../../web/features/inbox/transfer/targets.ts";

const user = (id: string, name: string) => ({
  id,
  name,
  email: `${id}@prosa.test`,
  role: "agent" as const,
  safetyDelayMs: null,
});
const team = (id: string, name: string) => ({ id, name, access: "team" as const, reopenWindowMs: 0, safetyDelayMs: 0 });
const org = {
  teams: [team("vendas", "Vendas"), team("suporte", "Suporte")],
  users: [user("bruno", "Bruno"), user("carla", "Carla"), user("joao", "João")],
  memberships: [
    { teamId: "vendas", userId: "bruno", isSupervisor: true },
    { teamId: "vendas", userId: "carla", isSupervisor: false },
    { teamId: "suporte", userId: "joao", isSupervisor: false },
  ],
};
const shape = (query: string, userId: string | null = "bruno") =>
  targetsFor(org, { teamId: "vendas", userId }, query).map((it) => [
    it.team.name,
    it.offersQueue,
    it.people.map((person) => person.name),
  ]);

test("every queue and every member is offered, but for who has it now", () => {
  expect(shape("")).toEqual([
    ["Suporte", true, ["João"]],
    ["Vendas", true, ["Carla"]],
  ]);
});

test("a conversation in a queue is not offered the same queue", () => {
  expect(shape("", null)).toEqual([
    ["Suporte", true, ["João"]],
    ["Vendas", false, ["Bruno", "Carla"]],
  ]);
});

test("a person is found without accents; a team brings all its people", () => {
  expect(shape("joao")).toEqual([["Suporte", false, ["João"]]]);
  expect(shape("vend")).toEqual([["Vendas", true, ["Carla"]]]);
});
