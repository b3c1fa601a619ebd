import { beforeEach, describe, expect, it } from "vitest";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { interposed } from "../../support/worker/interposed.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversation: Put;
const { tools } = testTools();
beforeEach(async () => {
  company = await foundCompany();
  conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});
const stored = async () => {
  const [row] = await rowsOf(
    sql`select state, unread, last_inbound_at as lastInboundAt from conversations where id = ${conversation.id}`,
  );
  return row as { state: string; unread: number; lastInboundAt: number | null };
};
const customerWrites = () =>
  rowsOf(sql`update conversations set last_inbound_at = last_inbound_at + 1, unread = unread + 1
    where id = ${conversation.id}`);
const conclude = (seen: { seenInboundAt?: number | null }, d1 = tools.d1) =>
  runAs({ ...tools, d1 }, company, "carla", "conclude", { conversationId: conversation.id, ...seen });

describe("a conclusion whose author has not seen the customer's last message", () => {
  const refused = { ok: false, code: "customer_wrote" };

  it("is none, and comes with the conversation as it is now", async () => {
    const { lastInboundAt } = await stored();
    await customerWrites();
    expect(await conclude({ seenInboundAt: lastInboundAt })).toMatchObject({
      ...refused,
      current: { state: "open", lastInboundAt: (await stored()).lastInboundAt },
    });
    expect((await stored()).state).toBe("open");
  });

  it("is none either when that is committed between the decision and its writing", async () => {
    const { lastInboundAt } = await stored();
    expect(await conclude({ seenInboundAt: lastInboundAt }, interposed(tools.d1, customerWrites))).toMatchObject(
      refused,
    );
    expect((await stored()).state).toBe("open");
  });

  it("is done when its author does not say what they had seen", async () => {
    await customerWrites();
    expect(await conclude({})).toMatchObject({ ok: true });
  });
});

it("a conclusion whose author has seen the customer's last message is done", async () => {
  await customerWrites();
  const { lastInboundAt } = await stored();
  expect(await conclude({ seenInboundAt: lastInboundAt })).toMatchObject({ ok: true });
  expect((await stored()).state).toBe("concluded");
});

it("what the customer wrote between the reading and its writing stays unread", async () => {
  await customerWrites();
  const { lastInboundAt, unread } = await stored();
  const args = { conversationId: conversation.id, seenInboundAt: lastInboundAt };
  const d1 = interposed(tools.d1, customerWrites);
  expect(await runAs({ ...tools, d1 }, company, "carla", "read", args)).toMatchObject({ ok: true });
  expect((await stored()).unread).toBe(unread + 1);
});
