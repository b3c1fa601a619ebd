import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationPage, Me, MessagePage, OrgAnswer } from "#shared/protocol/api.ts";
import { signIn } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn } from "../../support/worker/stored.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});
const newUser = (changes: object = {}) => ({
  userId: newId(),
  name: "Fábio",
  email: `fabio@${company.id}.test`,
  role: "agent" as const,
  password: "uma-boa-senha",
  ...changes,
});

it("a user who is created can sign in, sees nothing until in a team, and then what a member sees", async () => {
  const ana = await company.as("ana");
  const user = newUser();
  expect(await ana.run("create_user", user)).toMatchObject({ ok: true });
  const fabio = await signIn(user.email, user.password);
  expect(await fabio.getJson<Me>("/api/me")).toMatchObject({ user: { name: "Fábio", role: "agent" }, teams: {} });
  await putConversation(company, { team: "suporte", state: "queued", says: "Oi" });
  const queue = async () => (await fabio.getJson<ConversationPage>("/api/conversations?tab=queue")).items.length;
  expect(await queue()).toBe(0);
  await ana.run("set_member", { teamId: company.teams.suporte, userId: user.userId, isSupervisor: false });
  expect(await queue()).toBe(1);
});

it("an e-mail address is one user's: of the company, of another, and whatever its case", async () => {
  const ana = await company.as("ana");
  const taken = { ok: false, status: 409, error: { code: "email_taken", field: "email" } };
  expect(await ana.run("create_user", newUser({ email: company.email("carla").toUpperCase() }))).toMatchObject(taken);
  const other = await foundCompany();
  expect(await ana.run("create_user", newUser({ email: other.email("carla") }))).toMatchObject(taken);
});

it("the address of a user who was removed is free again", async () => {
  const ana = await company.as("ana");
  await ana.run("remove_user", { userId: company.people.carla });
  const user = newUser({ email: company.email("carla") });
  expect(await ana.run("create_user", user)).toMatchObject({ ok: true });
  expect((await (await signIn(user.email, user.password)).getJson<Me>("/api/me")).user.id).toBe(user.userId);
});

describe.each(["remove_member", "remove_user"] as const)("%s", (name) => {
  const remove = async () => {
    const [{ vendas: teamId }, { carla: userId }] = [company.teams, company.people];
    const ana = await company.as("ana");
    return name === "remove_user" ? ana.run(name, { userId }) : ana.run(name, { teamId, userId });
  };

  it("puts the person's open conversations back into the queue, with a line that says so", async () => {
    const open = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
    const past = await putConversation(company, { team: "vendas", state: "concluded", attendant: "carla" });
    const others = await putConversation(company, { team: "vendas", state: "open", attendant: "diego" });
    expect(await remove()).toMatchObject({ ok: true });
    const states = Object.fromEntries((await conversationsIn(company)).map((it) => [it.id, it.state]));
    expect(states).toEqual({ [open.id]: "queued", [past.id]: "concluded", [others.id]: "open" });
    const bruno = await company.as("bruno");
    const { items } = await bruno.getJson<MessagePage>(`/api/conversations/${open.id}/messages`);
    expect(items.at(-1)).toMatchObject({ kind: "event", content: { event: "returned", from: "carla" } });
    expect((await bruno.getJson<ConversationPage>("/api/conversations?tab=queue")).items).toMatchObject([
      { id: open.id, attendant: null, waitingSince: expect.any(Number) },
    ]);
  });

  it("leaves the company's people and the audit log as they should be", async () => {
    await remove();
    const { users, memberships } = await (await company.as("ana")).getJson<OrgAnswer>("/api/org");
    expect(users.some((it) => it.id === company.people.carla)).toBe(name === "remove_member");
    expect(memberships.some((it) => it.userId === company.people.carla && it.teamId === company.teams.vendas)).toBe(
      false,
    );
    const audit = await rowsOf(
      sql`select action from audit_log where company_id = ${company.id} and subject_id = ${company.people.carla}`,
    );
    expect(audit).toContainEqual({ action: name === "remove_user" ? "user_removed" : "member_removed" });
  });
});

it("the messages of a user who was removed keep their author", async () => {
  const { id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  const carla = await company.as("carla");
  await carla.run("send", { conversationId: id, messageId: newId(), text: "Tem sim" });
  await (await company.as("ana")).run("remove_user", { userId: company.people.carla });
  const { items } = await (await company.as("bruno")).getJson<MessagePage>(`/api/conversations/${id}/messages`);
  expect(items.find((it) => it.direction === "out")).toMatchObject({
    author: { id: company.people.carla, name: "carla" },
  });
});

it("the last administrator can neither go nor become an agent", async () => {
  const ana = await company.as("ana");
  const userId = company.people.ana;
  expect(await ana.run("remove_user", { userId })).toMatchObject({ status: 409, error: { code: "last_admin" } });
  expect(await ana.run("edit_user", { userId, name: "Ana", role: "agent" })).toMatchObject({
    error: { code: "last_admin" },
  });
  expect((await ana.getJson<Me>("/api/me")).user.role).toBe("admin");
});
