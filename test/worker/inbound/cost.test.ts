import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import { receiveWebhook } from "../../../worker/services/receive-webhook.ts";
import type { WebhookTools } from "../../../worker/services/tools.ts";
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

const receive = (tools: WebhookTools, company: Company, ...said: Said[]): Promise<void> => {
  const raw = JSON.stringify(messagesBody(company, said));
  return receiveWebhook(tools, {
    kind: "whatsapp",
    channelId: company.channel.id,
    headers: new Headers({ "x-hub-signature-256": sign(raw, APP_SECRET) }),
    url: new URL("https://prosa.test/"),
    body: new TextEncoder().encode(raw),
  });
};

/** A company, and the cost of one webhook with messages to it, as one isolate takes them one after the other. */
const receiving = async () => {
  const company = await foundCompany();
  const { tools, cost } = counting();
  return async (...said: Said[]) => {
    const before = cost();
    await receive(tools, company, ...said);
    const after = cost();
    return { requests: after.requests - before.requests, rowsWritten: after.rowsWritten - before.rowsWritten };
  };
};
const from = "5511987654321";

/**
 * A conversation is its row and an index; a message its row, two indexes and a row of the log; the gauge two rows, and once
 * a minute one that says that the channel is alive. Red? It has become dearer (or cheaper): look why, and write the new price
 * here if it is worth it.
 */
it("a message to an existing conversation costs one batch and eight rows", async () => {
  const costOf = await receiving();
  await costOf({ from });
  expect(await costOf({ from })).toEqual({ requests: 1, rowsWritten: 2 + 4 + 2 });
});

it("twenty messages at once cost no more requests, and four rows each beside the conversation's", async () => {
  const costOf = await receiving();
  await costOf({ from });
  const many = Array.from({ length: 20 }, () => ({ from }));
  expect(await costOf(...many)).toEqual({ requests: 1, rowsWritten: 2 + 20 * 4 + 2 });
});

it("a repeat writes nothing but the gauge", async () => {
  const costOf = await receiving();
  await costOf({ from, id: "wamid.same" });
  expect(await costOf({ from, id: "wamid.same" })).toEqual({ requests: 4, rowsWritten: 2 });
});

it("someone new costs three requests more: the channel, what there is of them, and what is written", async () => {
  const costOf = await receiving();
  await costOf({ from: "5511912345678" });
  expect((await costOf({ from })).requests).toBe(4);
});

it("a reply costs three requests after the account was read, also one that looks whether a colleague was quicker", async () => {
  const company = await foundCompany();
  const { tools } = testTools();
  await receive(tools, company, { from });
  const [{ id: conversationId } = { id: "" }] = await conversationsIn(company);
  await runAs(tools, company, "carla", "start", { conversationId });
  const { tools: counted, cost } = counting();
  await runAs(counted, company, "carla", "send", { conversationId, messageId: newId(), text: "Tem sim" });
  expect(cost().requests).toBe(1 + 3);
  const looking = { conversationId, messageId: newId(), text: "Mais?", seenReply: null };
  await runAs(counted, company, "carla", "send", looking);
  expect(cost().requests).toBe(2 * (1 + 3));
});
