import { newId } from "#shared/ids.ts";
import { beforeEach, expect, it } from "vitest";
import type { ConversationAnswer, ConversationPage, Me } from "#shared/protocol/api.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { signIn } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { homeWith, savedPad } from "../../support/worker/pads.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";

let company: Company;
let open: Put;
beforeEach(async () => {
  company = await foundCompany();
  open = await putConversation(company, { team: "suporte", state: "open", attendant: "carla", says: "segredo" });
});
const statusFor = async (person: "ana" | "bruno" | "carla" | "diego") =>
  (await (await company.as(person)).get(`/api/conversations/${open.id}`)).status;

it("a member who is removed is out at once: of the list, the conversation and the tickets", async () => {
  expect(await statusFor("carla")).toBe(200);
  const [ana, carla] = await Promise.all([company.as("ana"), company.as("carla")]);
  await ana.run("remove_member", { teamId: company.teams.suporte, userId: company.people.carla });
  expect(await statusFor("carla")).toBe(404);
  for (const tab of ["queue", "mine", "others", "concluded"]) {
    expect((await carla.getJson<ConversationPage>(`/api/conversations?tab=${tab}`)).items).toEqual([]);
  }
  const ticket = await carla.post("/api/rooms/ticket", { scope: teamScope(company.teams.suporte) });
  expect(ticket.status).toBe(404);
  expect(Object.keys((await carla.getJson<Me>("/api/me")).teams)).toEqual([company.teams.vendas]);
});

it("a user who is removed is signed out everywhere, and cannot sign in again", async () => {
  const [ana, carla] = await Promise.all([company.as("ana"), company.as("carla")]);
  const elsewhere = await signIn(company.email("carla"), company.password);
  await ana.run("remove_user", { userId: company.people.carla });
  for (const it of [carla, elsewhere]) {
    for (const path of ["/api/me", "/api/org", "/api/conversations?tab=mine", `/api/conversations/${open.id}`]) {
      expect([path, (await it.get(path)).status]).toEqual([path, 401]);
    }
    expect((await it.post("/api/commands", [])).status).toBe(401);
  }
  await expect(signIn(company.email("carla"), company.password)).rejects.toThrow("401");
});

it("a session that outlives its user's removal is worth nothing", async () => {
  const carla = await company.as("carla");
  await rowsOf(sql`update users set removed_at = ${Date.now()} where id = ${company.people.carla}`);
  for (const path of ["/api/me", "/api/conversations?tab=queue"]) {
    expect([path, (await carla.get(path)).status]).toEqual([path, 401]);
  }
});

it("a supervisor who becomes a member, and an administrator who becomes an agent, are so in the same moment", async () => {
  const vip = await putConversation(company, { team: "vip", state: "open", attendant: "elisa", says: "segredo" });
  const [ana, bruno] = await Promise.all([company.as("ana"), company.as("bruno")]);
  expect((await bruno.get(`/api/conversations/${vip.id}`)).status).toBe(200);
  await ana.run("set_member", { teamId: company.teams.vip, userId: company.people.bruno, isSupervisor: false });
  expect((await bruno.get(`/api/conversations/${vip.id}`)).status).toBe(404);

  await ana.run("edit_user", { userId: company.people.bruno, name: "Bruno", role: "admin" });
  expect(await bruno.run("block", { contactId: vip.contactId })).toMatchObject({ ok: true });
  await ana.run("edit_user", { userId: company.people.bruno, name: "Bruno", role: "agent" });
  expect(await bruno.run("unblock", { contactId: vip.contactId })).toMatchObject({ status: 403 });
});

it("changing a team's access changes every conversation of the team at once, those of the past included", async () => {
  const ana = await company.as("ana");
  const past = await putConversation(company, {
    team: "suporte",
    state: "concluded",
    attendant: "carla",
    concludedAt: 1_000,
  });
  const diego = await company.as("diego");
  const seen = async () =>
    Promise.all([open, past].map(async ({ id }) => (await diego.get(`/api/conversations/${id}`)).status));
  expect(await seen()).toEqual([200, 200]);
  await ana.run("set_team_access", { teamId: company.teams.suporte, access: "attendant" });
  expect(await seen()).toEqual([404, 404]);
});

it("a transfer to another team applies that team's row, to the earlier attendant too", async () => {
  const carla = await company.as("carla");
  const { id } = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
  expect(await carla.run("transfer", { conversationId: id, teamId: company.teams.vip, userId: null })).toMatchObject({
    ok: true,
  });
  expect((await carla.get(`/api/conversations/${id}`)).status).toBe(404);
  expect((await (await company.as("elisa")).get(`/api/conversations/${id}`)).status).toBe(200);
});

it("an administrator without membership sees only what the row for others gives", async () => {
  const vendas = await putConversation(company, { team: "vendas", state: "queued" });
  const ana = await company.as("ana");
  expect((await ana.get(`/api/conversations/${vendas.id}`)).status).toBe(404);
  await ana.run("set_member", { teamId: company.teams.vendas, userId: company.people.ana, isSupervisor: true });
  expect((await ana.get(`/api/conversations/${vendas.id}`)).status).toBe(200);
});

it("what one sees as anybody in the company, while it is concluded, is gone when it is taken up again", async () => {
  const { id } = await putConversation(company, { team: "vendas", state: "concluded", attendant: "carla" });
  await savedPad(company, "vendas", id, { notes: [{ by: "carla", text: "segredo" }] });
  const elisa = await company.as("elisa");
  const paths = ["", "/messages", "/notes"].map((it) => `/api/conversations/${id}${it}`);
  const seen = () => Promise.all(paths.map(async (it) => (await elisa.get(it)).status));
  const found = async () => {
    const pages = await Promise.all(
      ["others", "concluded"].map((it) => elisa.getJson<ConversationPage>(`/api/conversations?tab=${it}&q=segredo`)),
    );
    return pages.flatMap((it) => it.items.map((item) => item.id)).filter((it) => it !== open.id);
  };
  expect([await seen(), await found()]).toEqual([[200, 200, 200], [id]]);
  expect(await (await company.as("diego")).run("reopen", { conversationId: id })).toMatchObject({ ok: true });
  expect([await seen(), await found()]).toEqual([[404, 404, 404], []]);
});

it("what another team concludes is again anybody's in the company, if that is its access, but for no room of theirs", async () => {
  const [carla, elisa] = [await company.as("carla"), await company.as("elisa")];
  const transfer = { conversationId: open.id, teamId: company.teams.vendas, userId: company.people.carla };
  expect((await elisa.get(`/api/conversations/${open.id}`)).status).toBe(200);
  await carla.run("transfer", transfer);
  expect((await elisa.get(`/api/conversations/${open.id}`)).status).toBe(404);
  await carla.run("conclude", { conversationId: open.id });
  const { why } = await elisa.getJson<ConversationAnswer>(`/api/conversations/${open.id}`);
  expect(why).toMatchObject({ relation: "company", tab: "concluded" });
  const rows = await rowsOf<{ scope: string }>(
    sql`select scope from change_log where conversation_id = ${open.id} and version = 3`,
  );
  expect(rows.map((it) => it.scope)).toEqual([teamScope(company.teams.vendas)]);
});

it("a team's room gets no pad of a conversation that has left the team", async () => {
  const [suporte, vip] = [teamScope(company.teams.suporte), teamScope(company.teams.vip)];
  await savedPad(company, "suporte", open.id, { notes: [{ by: "carla", text: "segredo" }] });
  const carla = await company.as("carla");
  await carla.run("transfer", { conversationId: open.id, teamId: company.teams.vip, userId: null });
  expect(await homeWith().claim(suporte, open.id, null, newId())).toBeNull();
  expect(await homeWith().claim(vip, open.id, null, newId())).toMatchObject({ meta: { notes: [{}] } });
});
