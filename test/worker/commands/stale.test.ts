import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { interposed } from "../../support/worker/interposed.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { type Put, putConversation } from "../../support/worker/put.ts";
import { conversationsIn, messagesIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversation: Put;
const { tools } = testTools();
beforeEach(async () => {
  company = await foundCompany();
  conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
const ana = (name: string, args: object) => () => runAs(tools, company, "ana", name as "block", args as never);
const bruno = (name: string, args: object) => () => runAs(tools, company, "bruno", name as "block", args as never);

/** Carla's command, while something happens between its being decided and its being written. */
const carla = (name: string, args: object, happen: () => Promise<unknown>) =>
  runAs({ ...tools, d1: interposed(tools.d1, happen) }, company, "carla", name as "send", args as never);
const reply = () => ({ conversationId: conversation.id, messageId: newId(), text: "Oi" });
const outbound = async () => (await messagesIn(company)).filter((it) => it.direction === "out").length;

describe("a command that was decided before", () => {
  it("the contact was blocked is refused", async () => {
    const { contactId } = conversation;
    expect(await carla("send", reply(), ana("block", { contactId }))).toMatchObject({
      ok: false,
      code: "contact_blocked",
    });
    expect(await outbound()).toBe(0);
  });

  it("the conversation was given to another team that its author is not in finds nothing", async () => {
    const transfer = { conversationId: conversation.id, teamId: company.teams.vip, userId: null };
    const answer = await carla("send", reply(), bruno("transfer", transfer));
    expect(answer).toEqual({ id: expect.any(String), ok: false, code: "not_found", current: null });
    expect(await outbound()).toBe(0);
  });

  it("the conversation was concluded is told what is now", async () => {
    const answer = await carla("send", reply(), bruno("conclude", { conversationId: conversation.id }));
    expect(answer).toMatchObject({ code: "not_open", current: { state: "concluded" } });
  });

  it("the person that it transfers to left the team is refused", async () => {
    const diego = { teamId: company.teams.vendas, userId: company.people.diego };
    const answer = await carla("transfer", { conversationId: conversation.id, ...diego }, ana("remove_member", diego));
    expect(answer).toMatchObject({ ok: false, code: "not_a_member", field: "userId" });
    expect((await conversationsIn(company))[0]?.attendant_id).toBe(company.people.carla);
  });

  it("someone else took the conversation is refused", async () => {
    const { id: conversationId } = await putConversation(company, { team: "vendas", state: "queued" });
    const answer = await carla("start", { conversationId }, bruno("start", { conversationId }));
    expect(answer).toMatchObject({ code: "not_queued", current: { attendant: { name: "bruno" } } });
  });

  it("its author left the team is without effect", async () => {
    const member = { teamId: company.teams.vendas, userId: company.people.carla };
    const answer = await carla("conclude", { conversationId: conversation.id }, ana("remove_member", member));
    expect(answer.ok).toBe(false);
    expect((await conversationsIn(company))[0]?.state).toBe("queued");
  });
});
