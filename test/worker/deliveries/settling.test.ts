import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, statusesBody } from "../../support/worker/meta.ts";
import { fakeAdapter } from "../../support/worker/fake-adapter.ts";
import { reply, runAs, shownTo } from "../../support/worker/outbox.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

const MINUTE = 60_000;

let company: Company;
let conversationId: string;
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]));
  conversationId = (await conversationsIn(company))[0]!.id;
  await (await company.as("carla")).run("start", { conversationId });
});
const show = (id: string) => shownTo(company, conversationId, id);

describe("a lost answer on WhatsApp", () => {
  it("of which nothing is reported in time has failed, and says that nobody answered", async () => {
    const { tools, clock, told } = testTools(() => "no answer");
    const id = await reply(tools, company, conversationId, "um");
    await sendDue(tools, conversationId);
    clock.now += 2 * MINUTE;
    await sweep(tools);
    expect((await show(id)).status).toBe("unknown");
    clock.now += 2 * MINUTE;
    told.length = 0;
    await sweep(tools);
    expect(await show(id)).toMatchObject({ status: "failed", failure: { code: "no_answer" } });
    const facts = told.flatMap(({ row }) => (row.fact.fact === "conversation" ? [row.fact.message] : []));
    expect(facts.filter((it) => it?.id === id && it.status === "failed").length).toBeGreaterThan(0);
  });

  it.each(["sent", "delivered", "read"])(
    "that was given up is %s all the same when that is reported late",
    async (status) => {
      const { tools, clock } = testTools(() => "no answer");
      const id = await reply(tools, company, conversationId, "um");
      await sendDue(tools, conversationId);
      clock.now += 4 * MINUTE;
      await sweep(tools);
      await deliver(company, statusesBody(company, [{ id: `wamid.late-${id}`, status, echo: id }]));
      expect(await show(id)).toMatchObject({ status, failure: null });
    },
  );

  it("that was reported, or retried, in the meantime is left alone", async () => {
    const { tools, clock } = testTools(() => "no answer");
    const reported = await reply(tools, company, conversationId, "um");
    const retried = await reply(tools, company, conversationId, "dois");
    await sendDue(tools, conversationId);
    await deliver(company, statusesBody(company, [{ id: `wamid.${reported}`, status: "sent", echo: reported }]));
    await runAs(tools, company, "carla", "retry", { conversationId, messageId: retried });
    clock.now += 4 * MINUTE;
    await sweep(tools);
    expect([(await show(reported)).status, (await show(retried)).status]).toEqual(["sent", "queued"]);
  });
});

it("a lost answer on a channel that names no id of ours stays unknown until a person decides", async () => {
  await rowsOf(sql`update channels set kind = 'zapi' where id = ${company.channel.id}`);
  const { adapter, sent, answer } = fakeAdapter("zapi");
  const { tools: base, clock } = testTools();
  const tools = { ...base, adapters: { zapi: adapter } };
  answer(async () => ({ result: "unknown", failure: { code: "no_answer", reason: "" } }));
  const messageId = await reply(tools, company, conversationId, "um");
  await sendDue(tools, conversationId);
  for (let hours = 0; hours < 3; hours++) {
    clock.now += 60 * MINUTE;
    await sweep(tools);
    await sendDue(tools, conversationId);
  }
  expect([sent.length, (await show(messageId)).status]).toEqual([1, "unknown"]);
  await runAs(tools, company, "carla", "retry", { conversationId, messageId });
  await sendDue(tools, conversationId);
  expect(sent.length).toBe(2);
});
