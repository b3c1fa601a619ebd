import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { receiveWebhook } from "../../../worker/services/receive-webhook.ts";
import { metered, noUsage } from "../../../worker/store/metered.ts";
import { APP_SECRET, type Company, foundCompany } from "../../support/worker/company.ts";
import { messagesBody, type Said, sign } from "../../support/worker/meta.ts";
import { runAs } from "../../support/worker/outbox.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { testTools } from "../../support/worker/tools.ts";

/** What work on the database costs: requests to it, and rows that it writes, indexes included. */
const counting = () => {
  const { tools } = testTools();
  const usage = noUsage();
  const cost = () => ({ requests: usage.queries + usage.batches, rowsWritten: usage.rowsWritten });
  return { tools: { ...tools, d1: metered(tools.d1, usage, tools.now) }, cost };
};

/** The cost of one webhook with the messages. */
const costOf = async (company: Company, ...said: Said[]) => {
  const { tools, cost } = counting();
  const raw = JSON.stringify(messagesBody(company, said));
  await receiveWebhook(tools, {
    kind: "whatsapp",
    channelId: company.channel.id,
    headers: new Headers({ "x-hub-signature-256": sign(raw, APP_SECRET) }),
    url: new URL("https://prosa.test/"),
    body: new TextEncoder().encode(raw),
  });
  return cost();
};
const from = "5511987654321";

/**
 * A conversation is its row and an index; a message its row, two indexes and a row of the log; the gauge two rows, and once
 * a minute one that says that the channel is alive. Red? It has become dearer (or cheaper): look why, and write the new price
 * here if it is worth it.
 */
it("a message to an existing conversation costs one look-up, one batch and eight rows", async () => {
  const company = await foundCompany();
  await costOf(company, { from });
  expect(await costOf(company, { from })).toEqual({ requests: 2, rowsWritten: 2 + 4 + 2 });
});

it("twenty messages at once cost no more requests, and four rows each beside the conversation's", async () => {
  const company = await foundCompany();
  await costOf(company, { from });
  const many = Array.from({ length: 20 }, () => ({ from }));
  expect(await costOf(company, ...many)).toEqual({ requests: 2, rowsWritten: 2 + 20 * 4 + 2 });
});

it("a repeat writes nothing but the gauge", async () => {
  const company = await foundCompany();
  await costOf(company, { from, id: "wamid.same" });
  expect(await costOf(company, { from, id: "wamid.same" })).toEqual({ requests: 2, rowsWritten: 2 });
});

it("someone new costs two requests more", async () => {
  expect((await costOf(await foundCompany(), { from })).requests).toBe(4);
});

it("a reply costs three requests after the account was read, also one that looks whether a colleague was quicker", async () => {
  const company = await foundCompany();
  await costOf(company, { from });
  const [{ id: conversationId } = { id: "" }] = await conversationsIn(company);
  const { tools } = testTools();
  await runAs(tools, company, "carla", "start", { conversationId });
  const { tools: counted, cost } = counting();
  await runAs(counted, company, "carla", "send", { conversationId, messageId: newId(), text: "Tem sim" });
  expect(cost().requests).toBe(1 + 3);
  const looking = { conversationId, messageId: newId(), text: "Mais?", seenReply: null };
  await runAs(counted, company, "carla", "send", looking);
  expect(cost().requests).toBe(2 * (1 + 3));
});
