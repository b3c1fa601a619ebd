import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn, messagesIn } from "../../support/worker/stored.ts";

let company: Company;
let conversation: Put;
beforeEach(async () => {
  company = await foundCompany();
  conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
const sent = async () => (await messagesIn(company)).filter((it) => it.direction === "out").map((it) => it.text);
const sendArgs = (text: string) => ({ conversationId: conversation.id, messageId: newId(), text });
const commandRows = () => rowsOf(sql`select * from commands where company_id = ${company.id}`);

describe("the same command twice", () => {
  it("runs once, and answers the same", async () => {
    const carla = await company.as("carla");
    const [id, args] = [newId(), sendArgs("um")];
    const [first, second] = [await carla.run("send", args, id), await carla.run("send", args, id)];
    expect(first).toEqual({ id, ok: true });
    expect(second).toEqual(first);
    expect([await sent(), (await commandRows()).length]).toEqual([["um"], 1]);
  });

  it("in parallel runs once, and answers each the same", async () => {
    const carla = await company.as("carla");
    const [id, args] = [newId(), sendArgs("um")];
    const answers = await Promise.all(Array.from({ length: 8 }, () => carla.run("send", args, id)));
    expect(answers).toEqual(Array(8).fill({ id, ok: true }));
    expect(await sent()).toEqual(["um"]);
  });

  it("with other arguments, or as another command, is still the first one", async () => {
    const carla = await company.as("carla");
    const id = newId();
    await carla.run("send", sendArgs("um"), id);
    expect(await carla.run("send", sendArgs("dois"), id)).toEqual({ id, ok: true });
    expect(await carla.run("conclude", { conversationId: conversation.id }, id)).toEqual({ id, ok: true });
    expect([await sent(), (await conversationsIn(company))[0]?.state]).toEqual([["um"], "open"]);
  });

  it("is refused again as it was refused first, even when it would succeed now", async () => {
    const [carla, id] = [await company.as("carla"), newId()];
    const refused = await carla.run("reopen", { conversationId: conversation.id }, id);
    expect(refused).toMatchObject({ ok: false, status: 409, error: { code: "not_concluded" } });
    await carla.run("conclude", { conversationId: conversation.id });
    const again = await carla.run("reopen", { conversationId: conversation.id }, id);
    expect(again).toMatchObject({ ok: false, error: { code: "not_concluded" }, current: { state: "concluded" } });
  });

  it("by another user is a command of their own", async () => {
    const id = newId();
    await (await company.as("carla")).run("send", sendArgs("de Carla"), id);
    await (await company.as("bruno")).run("send", sendArgs("de Bruno"), id);
    expect((await sent()).sort()).toEqual(["de Bruno", "de Carla"]);
  });

  it("answers with the conversation only while its author may see it", async () => {
    const vip = await putConversation(company, { team: "vip", state: "open", attendant: "elisa", says: "segredo" });
    const [elisa, ana, id] = [await company.as("elisa"), await company.as("ana"), newId()];
    const refused = await elisa.run("start", { conversationId: vip.id }, id);
    expect(refused).toMatchObject({ ok: false, status: 403 });
    expect(await elisa.run("reopen", { conversationId: vip.id }, id)).toEqual(refused);
    const other = newId();
    expect(await elisa.run("reopen", { conversationId: vip.id }, other)).toMatchObject({
      current: { preview: "segredo" },
    });
    await ana.run("remove_member", { teamId: company.teams.vip, userId: company.people.elisa });
    const again = JSON.stringify(await elisa.run("reopen", { conversationId: vip.id }, other));
    expect(again).not.toContain("segredo");
  });
});

describe("a batch", () => {
  it("runs in order, and a refused command does not hold up those behind it", async () => {
    const carla = await company.as("carla");
    const conversationId = conversation.id;
    const commands = [
      { id: newId(), name: "send", args: sendArgs("um") },
      { id: newId(), name: "reopen", args: { conversationId } },
      { id: newId(), name: "send", args: sendArgs("dois") },
      { id: newId(), name: "explode", args: {} },
      { id: newId(), name: "send", args: { ...sendArgs("três"), text: 3 } },
      { id: newId(), name: "conclude", args: { conversationId } },
      { id: newId(), name: "send", args: sendArgs("tarde demais") },
    ];
    const response = await carla.post("/api/commands", commands);
    expect(response.status).toBe(200);
    const { results } = await response.json<{ results: object[] }>();
    expect(results).toMatchObject([
      { ok: true },
      { ok: false, status: 409, error: { code: "not_concluded" } },
      { ok: true },
      { ok: false, status: 400, error: { code: "invalid_args", field: "name" } },
      { ok: false, status: 400, error: { code: "invalid_args", field: "args.text" } },
      { ok: true },
      { ok: false, status: 409, error: { code: "not_open" }, current: { state: "concluded" } },
    ]);
    expect(results.map((it) => (it as { id: string }).id)).toEqual(commands.map((it) => it.id));
    expect(await sent()).toEqual(["um", "dois"]);
  });

  it("stores the answer of each that was decided", async () => {
    const carla = await company.as("carla");
    await carla.run("reopen", { conversationId: conversation.id });
    await carla.run("conclude", { conversationId: newId() });
    expect((await commandRows()).map((it) => JSON.parse(String(it.result)).code).sort()).toEqual([
      "not_concluded",
      "not_found",
    ]);
  });

  it("keeps no password", async () => {
    const ana = await company.as("ana");
    const user = {
      userId: newId(),
      name: "Fábio",
      email: `f@${company.id}.test`,
      role: "agent",
      password: "very-secret-1",
    } as const;
    expect(await ana.run("create_user", user)).toMatchObject({ ok: true });
    const kept = await rowsOf(sql`select result as text from commands union all select detail from audit_log
      union all select fact from change_log union all select password from accounts`);
    expect(JSON.stringify(kept)).not.toContain("very-secret-1");
  });
});
