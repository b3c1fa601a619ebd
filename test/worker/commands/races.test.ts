import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { CommandResult } from "#shared/commands/index.ts";
import type { OrgAnswer } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const ok = (results: readonly CommandResult[]) => results.filter((it) => it.ok).length;
const attendantsWhoAreNoMembers = () =>
  rowsOf(sql`select c.id from conversations c where c.company_id = ${company.id} and c.state = 'open'
    and not exists (select 1 from memberships m where m.team_id = c.team_id and m.user_id = c.attendant_id)`);

it("of two who take the same conversation one gets it, and the other is told what is now", async () => {
  const [bruno, diego] = await Promise.all([company.as("bruno"), company.as("diego")]);
  for (let round = 0; round < 5; round++) {
    const { id: conversationId } = await putConversation(company, { team: "vendas", state: "queued" });
    const answers = await Promise.all([bruno.run("start", { conversationId }), diego.run("start", { conversationId })]);
    expect(ok(answers)).toBe(1);
    const loser = answers.find((it) => !it.ok);
    const attendant = { id: company.people[answers[0].ok ? "bruno" : "diego"] };
    expect(loser).toMatchObject({
      status: 409,
      error: { code: "not_queued" },
      current: { state: "open", id: conversationId, attendant },
    });
  }
});

it("of two administrators who demote or remove each other one stays", async () => {
  for (let round = 0; round < 5; round++) {
    const firm = await foundCompany();
    const ana = await firm.as("ana");
    await ana.run("edit_user", { userId: firm.people.bruno, name: "Bruno", role: "admin" });
    const bruno = await firm.as("bruno");
    const demote = (userId: string) => ({
      id: newId(),
      name: "edit_user",
      args: { userId, name: "Fora", role: "agent" },
    });
    const remove = (userId: string) => ({ id: newId(), name: "remove_user", args: { userId } });
    const against = round % 2 === 0 ? demote : remove;
    const answers = await Promise.all([
      ana.post("/api/commands", [demote(firm.people.bruno)]),
      bruno.post("/api/commands", [against(firm.people.ana)]),
    ]);
    expect(answers.every((it) => it.status === 200 || it.status === 401)).toBe(true);
    const admins = await rowsOf(
      sql`select id from users where company_id = ${firm.id} and role = 'admin' and removed_at is null`,
    );
    expect(admins.length).toBe(1);
  }
});

it("a transfer that races a removal never leaves an attendant who is no member", async () => {
  const [ana, carla] = await Promise.all([company.as("ana"), company.as("carla")]);
  const member = { teamId: company.teams.vendas, userId: company.people.diego };
  for (let round = 0; round < 6; round++) {
    const puts = await Promise.all(
      [1, 2, 3].map(() => putConversation(company, { team: "vendas", state: "open", attendant: "carla" })),
    );
    const transfers = puts.map(
      ({ id }) =>
        () =>
          carla.run("transfer", { conversationId: id, ...member }),
    );
    const removal = () => ana.run("remove_member", member);
    const answers = await Promise.all(
      [...transfers.slice(0, round % 3), removal, ...transfers.slice(round % 3)].map((it) => it()),
    );
    expect(answers.every((it) => it.ok || it.error.code === "not_a_member")).toBe(true);
    expect(await attendantsWhoAreNoMembers()).toEqual([]);
    await ana.run("set_member", { ...member, isSupervisor: false });
  }
});

it("the same team name twice at once is one team, and the other is told that it is taken", async () => {
  const ana = await company.as("ana");
  const create = () => ana.run("create_team", { teamId: newId(), name: "Cobrança", access: "team" });
  const answers = await Promise.all([create(), create(), create()]);
  expect(ok(answers)).toBe(1);
  expect(answers.filter((it) => !it.ok).map((it) => it.ok || it.error)).toEqual(
    Array(2).fill({ code: "name_taken", field: "name" }),
  );
  const { teams } = await ana.getJson<OrgAnswer>("/api/org");
  expect(teams.filter((it) => it.name === "Cobrança").length).toBe(1);
});

it("a reopening that races the customer's new message never makes two live conversations", async () => {
  const carla = await company.as("carla");
  for (let round = 0; round < 5; round++) {
    const from = `55119${String(10_000_000 + round)}`;
    await deliver(company, messagesBody(company, [{ from }]));
    const conversationId = (await conversationsIn(company)).at(-1)!.id;
    await carla.run("start", { conversationId });
    await carla.run("conclude", { conversationId });
    await rowsOf(sql`update conversations set concluded_at = 1 where id = ${conversationId}`);
    const [reopened] = await Promise.all([
      carla.run("reopen", { conversationId }),
      deliver(company, messagesBody(company, [{ from }])),
    ]);
    const { contact_id } = (await conversationsIn(company)).find((it) => it.id === conversationId)!;
    const live = (await conversationsIn(company)).filter(
      (it) => it.contact_id === contact_id && it.state !== "concluded",
    );
    expect(live.length).toBe(1);
    expect(reopened.ok || reopened.error.code === "already_open").toBe(true);
  }
});
