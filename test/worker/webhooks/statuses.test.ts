import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { MessagePage } from "#shared/protocol/api.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, statusesBody } from "../../support/worker/meta.ts";
import { type Put, putConversation, rowsOf, sql } from "../../support/worker/put.ts";
import { conversationsIn, countsOf, deadLettersIn } from "../../support/worker/stored.ts";

let company: Company;
let conversation: Put;
beforeEach(async () => {
  company = await foundCompany();
  conversation = await putConversation(company, { team: "vendas", state: "open", attendant: "carla" });
});

/** A reply of Carla's that the provider knows by the id, if by any. */
const putReply = async (status: string, providerId: string | null) => {
  const id = newId();
  await rowsOf(sql`insert into messages (id, company_id, conversation_id, channel_id, direction, kind, text, provider_id, status, author_id, at)
    values (${id}, ${company.id}, ${conversation.id}, ${company.channel.id}, 'out', 'text', 'Tem sim', ${providerId}, ${status},
      ${company.people.carla}, ${Date.now()})`);
  return id;
};
const shown = async (id: string) => {
  const carla = await company.as("carla");
  const { items } = await carla.getJson<MessagePage>(`/api/conversations/${conversation.id}/messages`);
  return items.find((it) => it.id === id)!;
};
type Reported = Parameters<typeof statusesBody>[1][number];
const report = async (...statuses: Reported[]) =>
  expect((await deliver(company, statusesBody(company, statuses))).status).toBe(200);
const providerId = () => `wamid.${newId()}`;

describe("statuses in any order never go back", () => {
  const ORDERS = [
    ["sent", "delivered", "read"],
    ["read", "delivered", "sent"],
    ["delivered", "read", "sent"],
    ["delivered", "sent", "read"],
  ];
  it.each(ORDERS)("%s, %s, %s in webhooks of their own", async (...order) => {
    const id = providerId();
    const messageId = await putReply("sent", id);
    for (const status of order) await report({ id, status });
    expect((await shown(messageId)).status).toBe("read");
  });

  it.each(ORDERS)("%s, %s, %s in one webhook", async (...order) => {
    const id = providerId();
    const messageId = await putReply("queued", id);
    await report(...order.map((status) => ({ id, status })));
    expect(await shown(messageId)).toMatchObject({ status: "read", revision: 2 });
  });

  it("nor all at the same time", async () => {
    const id = providerId();
    const messageId = await putReply("queued", id);
    await Promise.all(["sent", "read", "delivered", "sent", "delivered"].map((status) => report({ id, status })));
    expect((await shown(messageId)).status).toBe("read");
  });
});

it("a report that is no news raises neither message nor conversation", async () => {
  const id = providerId();
  await putReply("read", id);
  await report({ id, status: "delivered" }, { id, status: "read" });
  expect((await conversationsIn(company))[0]?.version).toBe(1);
});

it("a failure shows with the provider's own reason, and goes when the message is delivered after all", async () => {
  const id = providerId();
  const messageId = await putReply("sent", id);
  const errors = [{ code: 131047, title: "Re-engagement", error_data: { details: "More than 24 hours have passed" } }];
  await report({ id, status: "failed", errors });
  expect(await shown(messageId)).toMatchObject({
    status: "failed",
    failure: { code: "131047", reason: "More than 24 hours have passed" },
  });
  await report({ id, status: "delivered" });
  expect(await shown(messageId)).toMatchObject({ status: "delivered", failure: null });
});

it("a report that echoes our id settles a message whose answer was lost, and teaches the provider's id", async () => {
  const messageId = await putReply("unknown", null);
  const id = providerId();
  await report({ id, status: "sent", echo: messageId });
  expect((await shown(messageId)).status).toBe("sent");
  await report({ id, status: "read" });
  expect((await shown(messageId)).status).toBe("read");
});

it("a report about a message that is unknown, of another channel or of a customer's is counted and changes nothing", async () => {
  const other = await foundCompany();
  const id = providerId();
  const messageId = await putReply("sent", id);
  await deliver(other, statusesBody(other, [{ id, status: "read", echo: messageId }]));
  await report({ id: "wamid.nobody", status: "read" }, { id: "wamid.nobody", status: "read", echo: newId() });
  await report({ id: "wamid.x", status: "read", echo: conversation.messageId });
  expect((await shown(messageId)).status).toBe("sent");
  expect((await shown(conversation.messageId)).status).toBeNull();
  expect([await countsOf(other), await countsOf(company)]).toEqual([
    { "ignored:status:of_unknown_message": 1 },
    { "ignored:status:of_unknown_message": 3 },
  ]);
});

it("a status that is unknown by name is counted by it; `played` is `read`", async () => {
  const id = providerId();
  const messageId = await putReply("sent", id);
  await report({ id, status: "pondered" }, { id, status: "toString" }, { id, status: "played" });
  expect((await shown(messageId)).status).toBe("read");
  expect(await countsOf(company)).toEqual({ "ignored:status:pondered": 1, "ignored:status:toString": 1, status: 1 });
});

it("three megabytes of reports are taken, each", async () => {
  const id = providerId();
  const messageId = await putReply("sent", id);
  const many = Array.from({ length: 20_000 }, (_, n) => ({ id: `wamid.${"x".repeat(30)}${n}`, status: "delivered" }));
  await report(...many, { id, status: "read" });
  expect((await shown(messageId)).status).toBe("read");
  expect(await countsOf(company)).toEqual({ "ignored:status:of_unknown_message": 20_000, status: 1 });
  expect(await deadLettersIn(company)).toEqual([]);
});
