import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { reply, runAs, shownTo } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

const HOLD = 10_000;

let company: Company;
let conversationId: string;
let all: ReturnType<typeof testTools>;
/** A customer has written, Carla has taken the conversation, and what she writes is held for ten seconds. */
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: "5511987654321", text: "Tem vaga?" }]));
  conversationId = (await conversationsIn(company))[0]!.id;
  all = testTools();
  await carla("start", { conversationId });
  await carla("set_own_safety_delay", { safetyDelayMs: HOLD });
});

const as =
  (person: "ana" | "bruno" | "carla" | "diego") =>
  (...[name, args]: [name: never, args: never] | [name: string, args: object]) =>
    runAs(all.tools, company, person, name as never, args as never);
const carla = as("carla");
const say = (text: string) => reply(all.tools, company, conversationId, text);
const cancel = (messageId: string, person: "ana" | "bruno" | "carla" | "diego" = "carla") =>
  as(person)("cancel", { conversationId, messageId });
const statusOf = async (id: string) => {
  const [row] = await rowsOf<{ status: string; failure: string | null }>(sql`select * from messages where id = ${id}`);
  return row!.status;
};
const wake = () => sendDue(all.tools, conversationId);
const texts = () => all.asked.map((it) => it.body.text.body);
const lineOf = async () => {
  const [row] = await rowsOf<{ preview: string; waiting_since: number | null; last_message_at: number }>(
    sql`select * from conversations where id = ${conversationId}`,
  );
  return row!;
};

describe("a held reply", () => {
  it("says until when it can be taken back, wakes its sender then, and goes out then and not before", async () => {
    const id = await say("Tem sim");
    expect(await shownTo(company, conversationId, id)).toMatchObject({
      status: "held",
      holdUntil: all.clock.now + HOLD,
    });
    expect(all.woken.at(-1)).toEqual({ conversationId, delayMs: HOLD });
    all.clock.now += HOLD - 1;
    await wake();
    expect(texts()).toEqual([]);
    all.clock.now += 1;
    await wake();
    expect(texts()).toEqual(["Tem sim"]);
    expect(await shownTo(company, conversationId, id)).toMatchObject({ status: "sent", holdUntil: null });
  });

  it("is found by the sweep when the wake-up was lost", async () => {
    await say("Tem sim");
    const isWoken = async () => {
      all.woken.length = 0;
      await sweep(all.tools);
      return all.woken.some((it) => it.conversationId === conversationId);
    };
    expect(await isWoken()).toBe(false);
    all.clock.now += HOLD;
    expect(await isWoken()).toBe(true);
  });

  it("holds up what was written after it, and goes first", async () => {
    await say("um");
    await carla("set_own_safety_delay", { safetyDelayMs: 0 });
    await say("dois");
    await wake();
    expect(texts()).toEqual([]);
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual(["um", "dois"]);
  });

  it("leaves the conversation's line as it is until it goes: the customer still waits", async () => {
    const before = await lineOf();
    await say("Tem sim");
    expect(await lineOf()).toMatchObject({ preview: "Tem vaga?", waiting_since: before.waiting_since, unread: 0 });
    all.clock.now += HOLD;
    await wake();
    expect(await lineOf()).toMatchObject({ preview: "Tem sim", waiting_since: null });
  });

  it("goes under what the customer wrote meanwhile, who goes on waiting", async () => {
    await say("Tem sim");
    await deliver(company, messagesBody(company, [{ from: "5511987654321", text: "Alô?" }]));
    const line = await lineOf();
    all.clock.now += HOLD;
    await wake();
    expect(await lineOf()).toMatchObject({
      preview: "Alô?",
      last_message_at: line.last_message_at,
      waiting_since: line.last_message_at,
    });
  });

  it("is logged as it goes, so that everyone sees that it can no longer be taken back", async () => {
    const id = await say("Tem sim");
    all.clock.now += HOLD;
    all.told.length = 0;
    await wake();
    const told = all.told.flatMap(({ row }) =>
      row.fact.fact === "conversation" && row.fact.message?.id === id ? [[row.version, row.fact.message.status]] : [],
    );
    const [first] = told as [number, string][];
    expect(told).toEqual([first, [(first?.[0] ?? 0) + 1, "sent"]]);
    expect(first?.[1]).toBe("queued");
  });
});

describe("taking back", () => {
  it("a held reply, from whichever tab or device, keeps it from going out, once and for all", async () => {
    const id = await say("Tem sim");
    expect(await cancel(id)).toMatchObject({ ok: true });
    expect(await cancel(id)).toMatchObject({ ok: true });
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual([]);
    expect(await shownTo(company, conversationId, id)).toMatchObject({ status: "cancelled", holdUntil: null });
    expect(await carla("retry", { conversationId, messageId: id })).toMatchObject({ code: "not_retryable" });
  });

  it("leaves the customer waiting and the line as it was", async () => {
    const before = await lineOf();
    await cancel(await say("Tem sim"));
    const after = await lineOf();
    expect([after.preview, after.waiting_since, after.last_message_at]).toEqual([
      before.preview,
      before.waiting_since,
      before.last_message_at,
    ]);
  });

  it("wakes the sender for what stands behind it", async () => {
    const id = await say("um");
    await carla("set_own_safety_delay", { safetyDelayMs: 0 });
    await say("dois");
    all.woken.length = 0;
    await cancel(id);
    expect(all.woken).toEqual([{ conversationId, delayMs: 0 }]);
    await wake();
    expect(texts()).toEqual(["dois"]);
  });

  it("is for whoever may answer there now", async () => {
    const id = await say("Tem sim");
    expect(await cancel(id, "diego")).toMatchObject({ code: "forbidden" });
    expect(await cancel(id, "bruno")).toMatchObject({ ok: true });
  });

  it("comes too late once a sender has it", async () => {
    const { promise: gate, resolve: answer } = Promise.withResolvers<Response>();
    const slow = testTools(() => gate);
    const id = await say("Tem sim");
    slow.clock.now = all.clock.now + HOLD;
    const sending = sendDue(slow.tools, conversationId);
    await expect.poll(() => slow.asked.length).toBe(1);
    expect(await cancel(id)).toMatchObject({ ok: false, code: "not_held" });
    answer(Response.json({ messages: [{ id: "wamid.late" }] }));
    await sending;
    expect(await statusOf(id)).toBe("sent");
  });

  it.each([1, 2, 3, 4, 5])("and its sender race: it went, or was taken back, never both (%i)", async () => {
    const id = await say("Tem sim");
    all.clock.now += HOLD;
    const [answer] = await Promise.all([cancel(id), wake()]);
    await wake();
    const status = await statusOf(id);
    expect([answer.ok, status, texts()]).toEqual(answer.ok ? [true, "cancelled", []] : [false, "sent", ["Tem sim"]]);
  });

  it("is no colleague's reply, which would hold up another's", async () => {
    await cancel(await say("Tem sim"));
    const send = { conversationId, messageId: newId(), text: "Temos", seenReply: null };
    expect(await as("bruno")("send", send)).toMatchObject({ ok: true });
  });
});

describe("while a reply is held", () => {
  it("its customer may be blocked: at its time it fails for that reason, and is not sent", async () => {
    const id = await say("Tem sim");
    const contactId = (await conversationsIn(company))[0]!.contact_id;
    await as("ana")("block", { contactId });
    expect(await statusOf(id)).toBe("held");
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual([]);
    expect(await shownTo(company, conversationId, id)).toMatchObject({
      status: "failed",
      failure: { code: "contact_blocked" },
    });
  });

  it("and one who is unblocked before its time gets it", async () => {
    await say("Tem sim");
    const contactId = (await conversationsIn(company))[0]!.contact_id;
    await as("ana")("block", { contactId });
    await as("ana")("unblock", { contactId });
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual(["Tem sim"]);
  });

  it("its conversation may be concluded: it goes out at its time, and can be taken back until then", async () => {
    await say("um");
    const second = await say("dois");
    await carla("conclude", { conversationId });
    expect(await cancel(second)).toMatchObject({ ok: true });
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual(["um"]);
    expect(await conversationsIn(company)).toMatchObject([{ state: "concluded" }]);
    expect(await lineOf()).toMatchObject({ preview: "um", waiting_since: null });
  });

  it("its conversation may be transferred: who has it now sees it, may take it back, and else it goes out", async () => {
    const [first, second] = [await say("um"), await say("dois")];
    await carla("transfer", { conversationId, teamId: company.teams.suporte, userId: company.people.diego });
    const diego = await company.as("diego");
    const { items } = await diego.getJson<{ items: { id: string; status: string }[] }>(
      `/api/conversations/${conversationId}/messages`,
    );
    expect(items.filter((it) => it.status === "held").map((it) => it.id)).toEqual([first, second]);
    expect(await cancel(first)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await cancel(first, "diego")).toMatchObject({ ok: true });
    all.clock.now += HOLD;
    await wake();
    expect(texts()).toEqual(["dois"]);
  });

  it("its channel may be paused: it waits until the channel goes on", async () => {
    const id = await say("Tem sim");
    await rowsOf(sql`update channels set paused_at = 1 where id = ${company.channel.id}`);
    all.clock.now += HOLD;
    await wake();
    expect([texts(), await statusOf(id)]).toEqual([[], "held"]);
    await rowsOf(sql`update channels set paused_at = null where id = ${company.channel.id}`);
    await wake();
    expect(texts()).toEqual(["Tem sim"]);
  });
});

describe("the safety delay", () => {
  const heldFor = async () => {
    const id = await say("Oi");
    const message = await shownTo(company, conversationId, id);
    return message.holdUntil === null ? 0 : message.holdUntil - all.clock.now;
  };
  const ofTeam = (safetyDelayMs: number) =>
    as("ana")("edit_team", { teamId: company.teams.vendas, name: "vendas", reopenWindowMs: 0, safetyDelayMs });

  it("is one's own before the team's, none included; without one of one's own it is the team's", async () => {
    await ofTeam(30_000);
    expect(await heldFor()).toBe(HOLD);
    await carla("set_own_safety_delay", { safetyDelayMs: 0 });
    expect(await heldFor()).toBe(0);
    await carla("set_own_safety_delay", { safetyDelayMs: null });
    expect(await heldFor()).toBe(30_000);
    await ofTeam(0);
    expect(await heldFor()).toBe(0);
  });

  it("holds no reaction, which answers nothing", async () => {
    const [message] = await rowsOf<{ id: string }>(
      sql`select id from messages where conversation_id = ${conversationId} and direction = 'in'`,
    );
    const before = await lineOf();
    const messageId = newId();
    const attachment = { is: "reaction", emoji: "👍" };
    await carla("send", { conversationId, messageId, attachment, quoteId: message!.id });
    expect(await shownTo(company, conversationId, messageId)).toMatchObject({
      kind: "reaction",
      text: "👍",
      status: "queued",
      quote: { id: message!.id },
    });
    expect(await lineOf()).toMatchObject({ ...before, version: expect.anything() });
  });
});
