import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newId } from "#shared/ids.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import { ORIGIN } from "../support/worker/browser.ts";
import { APP_SECRET, type Company, foundCompany } from "../support/worker/company.ts";
import { COSTS } from "../../scripts/capacity/costs.ts";
import { A_MESSAGE, type Costs, MESSAGE_LIMITS } from "../support/shared/cost.ts";
import { openTill, type Till } from "../support/worker/cost.ts";
import { messagesBody, sign, statusesBody } from "../support/worker/meta.ts";
import { enter } from "../support/worker/room-client.ts";
import { conversationsIn } from "../support/worker/stored.ts";
import { accepted } from "../support/worker/tools.ts";

/**
 * What Prosa costs whoever runs it. Red? It has become dearer (or cheaper): look why, and write the new price into
 * scripts/capacity/costs.ts if it is worth it: docs/capacity.md reckons with it. Rows count their indexes.
 *
 * - A message: one batch, its channel included, writes the conversation and an index, the message, two indexes and a
 *   row of the log, and the two counts of the gauge. Once a minute it is written that the channel is alive, and an isolate
 *   writes what it has counted: a row a company.
 * - A first message: what decides is read after the batch has found no conversation. That its contact is not merged is looked
 *   up with each identity and conversation.
 * - A reply: the session and the account, the command, the sender's lease and its end, and a batch for each status.
 */
/** What is counted is written as JSON, whose entries count as rows read: how many there are is a little by chance. */
const CHANCE = 1.1;

const PRICES: Costs = {
  [A_MESSAGE]: COSTS.message,
  "the first such message in a minute": { ...COSTS.message, batches: 2, rowsRead: 42, rowsWritten: 10 },
  "a first message": COSTS.firstMessage,
  "a reply with three statuses": COSTS.reply,
};

const from = "5511987654321";
const PROVIDER_ID = "wamid.of-the-reply";

let company: Company;
let till: Till;
beforeEach(async () => {
  company = await foundCompany();
  // Only the clock, which stands: what waits must go on. Ahead of the runtime's, so that no room's alarm rings meanwhile.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date().setUTCMinutes(60 + 10) });
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => accepted(PROVIDER_ID));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const webhook = async (body: object): Promise<void> => {
  const raw = JSON.stringify(body);
  const headers = { "x-hub-signature-256": sign(raw, APP_SECRET), "content-type": "application/json" };
  const response = await till.fetch(`/webhooks/whatsapp/${company.channel.id}`, { method: "POST", headers, body: raw });
  expect(response.status).toBe(200);
};

const command = async (cookie: string, name: string, args: object): Promise<void> => {
  const headers = { cookie, origin: ORIGIN, "content-type": "application/json" };
  const body = JSON.stringify([{ id: newId(), name, args }]);
  const response = await till.fetch("/api/commands", { method: "POST", headers, body });
  expect(await response.json()).toMatchObject({ results: [{ ok: true }] });
};

it("each thing costs what is written here, and a message not more than may be", async ({ task }) => {
  const carla = await company.as("carla");
  await enter(carla, teamScope(company.teams.vendas));
  till = await openTill();
  const costs: Costs = {};
  const price = async (what: string, work: () => Promise<void>): Promise<void> => {
    till.total();
    await work();
    costs[what] = till.total();
  };

  await webhook(messagesBody(company, [{ from: "5511900000000" }]));
  await price("a first message", () => webhook(messagesBody(company, [{ from }])));
  const conversationId = (await conversationsIn(company)).find((it) => it.unread === 1)!.id;
  await command(carla.cookie, "start", { conversationId });
  await price(A_MESSAGE, () => webhook(messagesBody(company, [{ from }])));
  await price("a reply with three statuses", async () => {
    await command(carla.cookie, "send", { conversationId, messageId: newId(), text: "Tem sim" });
    await till.deliver();
    for (const status of ["sent", "delivered", "read"])
      await webhook(statusesBody(company, [{ id: PROVIDER_ID, status }]));
  });
  vi.setSystemTime(Date.now() + 61_000);
  await price("the first such message in a minute", () => webhook(messagesBody(company, [{ from }])));

  task.meta.costs = costs;
  const read = Object.entries(costs).filter(([what, it]) => it.rowsRead > (PRICES[what]?.rowsRead ?? 0) * CHANCE);
  expect(read).toEqual([]);
  const anyRead = (of: Costs) =>
    Object.fromEntries(Object.entries(of).map(([it, cost]) => [it, { ...cost, rowsRead: 0 }]));
  expect(anyRead(costs)).toEqual(anyRead(PRICES));
  for (const message of [A_MESSAGE, "the first such message in a minute"]) {
    expect(costs[message]?.rowsWritten).toBeLessThanOrEqual(MESSAGE_LIMITS.rowsWritten);
    expect(costs[message]?.roomRequests).toBeLessThanOrEqual(MESSAGE_LIMITS.roomRequests);
  }
  expect(costs[A_MESSAGE]?.batches).toBeLessThanOrEqual(MESSAGE_LIMITS.batches);
});
