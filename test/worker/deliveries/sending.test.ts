import { beforeEach, describe, expect, it } from "vitest";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, statusesBody } from "../../support/worker/meta.ts";
import { reply, runAs, shownTo } from "../../support/worker/outbox.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { rowsOf, sql } from "../../support/worker/put.ts";
import { accepted, refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversationId: string;
/** A customer has written, and Carla has taken the conversation. */
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: "551187654321" }]));
  conversationId = (await conversationsIn(company))[0]!.id;
  await (await company.as("carla")).run("start", { conversationId });
});
const waiting = () => rowsOf(sql`select * from deliveries where conversation_id = ${conversationId}`);

it("a reply goes to the customer's own address, with our id, and becomes sent under the provider's", async () => {
  const { tools, asked } = testTools(() => accepted("wamid.reply"));
  const id = await reply(tools, company, conversationId, "Tem sim");
  await sendDue(tools, conversationId);
  expect(asked).toEqual([
    {
      path: `/v23.0/${company.channel.phoneNumberId}/messages`,
      token: "Bearer test-token",
      body: {
        messaging_product: "whatsapp",
        recipient_type: "individual",
        to: "551187654321",
        type: "text",
        text: { body: "Tem sim", preview_url: false },
        biz_opaque_callback_data: id,
      },
    },
  ]);
  expect(await shownTo(company, conversationId, id)).toMatchObject({ status: "sent", failure: null });
  expect(await waiting()).toEqual([]);
  await deliver(company, statusesBody(company, [{ id: "wamid.reply", status: "read" }]));
  expect((await shownTo(company, conversationId, id)).status).toBe("read");
});

it("someone without a number is written to by their user id", async () => {
  const { tools, asked } = testTools();
  await deliver(company, messagesBody(company, [{ userId: "BR.99" }]));
  const other = (await conversationsIn(company))[1]!.id;
  await runAs(tools, company, "carla", "start", { conversationId: other });
  await reply(tools, company, other, "Oi");
  await sendDue(tools, other);
  expect(asked[0]?.body).toMatchObject({ recipient: "BR.99" });
  expect(asked[0]?.body.to).toBeUndefined();
});

it("someone who changed the number is written to at the new one", async () => {
  const { tools, asked } = testTools();
  const system = { type: "user_changed_number", wa_id: "5521912345678" };
  await deliver(company, messagesBody(company, [{ from: "551187654321", extra: { type: "system", system } }]));
  await reply(tools, company, conversationId, "Oi");
  await sendDue(tools, conversationId);
  expect(asked[0]?.body.to).toBe("5521912345678");
});

it("replies go out in order, however often and however many at once the sender is woken", async () => {
  const { tools, asked } = testTools();
  for (const text of ["um", "dois", "três", "quatro"]) await reply(tools, company, conversationId, text);
  await Promise.all(Array.from({ length: 6 }, () => sendDue(tools, conversationId)));
  await sendDue(tools, conversationId);
  expect(asked.map((it) => it.body.text.body)).toEqual(["um", "dois", "três", "quatro"]);
});

it("while one sender waits for the provider, another sends nothing", async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<Response>();
  const slow = testTools(() => gate);
  const other = testTools();
  await reply(slow.tools, company, conversationId, "um");
  const first = sendDue(slow.tools, conversationId);
  await reply(slow.tools, company, conversationId, "dois");
  await expect.poll(() => slow.asked.length).toBe(1);
  await sendDue(other.tools, conversationId);
  expect(other.asked).toEqual([]);
  answer(accepted());
  await first;
  expect(slow.asked.length).toBe(2);
});

describe("what the provider refuses for good fails with its own reason, and the next goes on", () => {
  it.each([
    [
      400,
      { code: 131026, message: "Message undeliverable", error_data: { details: "Receiver is incapable" } },
      { code: "131026", reason: "Receiver is incapable" },
    ],
    [401, { code: 190, message: "Invalid OAuth access token" }, { code: "190", reason: "Invalid OAuth access token" }],
    [403, "no object", { code: "http_403", reason: "" }],
  ])("%s %j", async (status, error, failure) => {
    const { tools, asked } = testTools(() => (asked.length === 1 ? Response.json({ error }, { status }) : accepted()));
    const id = await reply(tools, company, conversationId, "um");
    const next = await reply(tools, company, conversationId, "dois");
    await sendDue(tools, conversationId);
    expect(await shownTo(company, conversationId, id)).toMatchObject({ status: "failed", failure });
    expect((await shownTo(company, conversationId, next)).status).toBe("sent");
  });
});

it("a failed message is sent again when a person says so, once, in its old place", async () => {
  const { tools, asked } = testTools(() => (asked.length === 1 ? refusedWith(400, { code: 1_000_000 }) : accepted()));
  const messageId = await reply(tools, company, conversationId, "um");
  await sendDue(tools, conversationId);
  const retry = () => runAs(tools, company, "carla", "retry", { conversationId, messageId });
  expect(await retry()).toMatchObject({ ok: true });
  expect(await retry()).toMatchObject({ ok: false, code: "not_retryable" });
  await sendDue(tools, conversationId);
  expect(asked.length).toBe(2);
  expect(await shownTo(company, conversationId, messageId)).toMatchObject({ status: "sent", failure: null });
});

it("a repeated failure of the attempt before says nothing about the retry, which is sent", async () => {
  const { tools, asked } = testTools(() => accepted(`wamid.attempt-${asked.length}`));
  const messageId = await reply(tools, company, conversationId, "Tem sim");
  await sendDue(tools, conversationId);
  const sentAs = await rowsOf<{ provider_id: string }>(sql`select provider_id from messages where id = ${messageId}`);
  const failure = statusesBody(company, [{ id: sentAs[0]!.provider_id, status: "failed", echo: messageId }]);
  await deliver(company, failure);
  expect((await shownTo(company, conversationId, messageId)).status).toBe("failed");

  await runAs(tools, company, "carla", "retry", { conversationId, messageId });
  await deliver(company, failure);
  expect((await shownTo(company, conversationId, messageId)).status).toBe("queued");
  await sendDue(tools, conversationId);
  await deliver(company, failure);
  expect((await shownTo(company, conversationId, messageId)).status).toBe("sent");
  expect(asked.length).toBe(2);
});
