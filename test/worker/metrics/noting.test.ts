import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { Metric } from "#shared/model/metrics.ts";
import worker from "../../../worker/index.ts";
import { receiveWebhook } from "../../../worker/services/receive-webhook.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { hoursSince } from "../../../worker/store/metrics.ts";
import { ORIGIN, request } from "../../support/worker/browser.ts";
import { APP_SECRET, type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, type Said, sign } from "../../support/worker/meta.ts";
import { reply, runAs } from "../../support/worker/outbox.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { accepted, refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
beforeEach(async () => {
  company = await foundCompany();
});

const receive = async ({ tools }: Pick<ReturnType<typeof testTools>, "tools">, body: unknown) => {
  const raw = typeof body === "string" ? body : JSON.stringify(body);
  await receiveWebhook(tools, {
    kind: "whatsapp",
    channelId: company.channel.id,
    headers: new Headers({ "x-hub-signature-256": sign(raw, APP_SECRET) }),
    url: new URL("https://prosa.test/"),
    body: new TextEncoder().encode(raw),
  });
};
const from = "5511987654321";

it("how long each message took since the provider's time is noted: of new and of known customers, and of no repeat", async () => {
  const world = testTools();
  const now = Math.floor(world.clock.now / 1_000) * 1_000;
  world.clock.now = now + 999;
  const said = (agoMs: number, id?: string): Said => ({ from, at: now - agoMs, ...(id ? { id } : {}) });
  await receive(world, messagesBody(company, [said(0)]));
  await receive(world, messagesBody(company, [said(60_000), said(60_000), said(3_000, "wamid.same")]));
  await receive(world, messagesBody(company, [said(3_000, "wamid.same")]));
  const noted = { metric: "ingest_lag", companyId: company.id };
  expect(world.took).toEqual([
    { ...noted, ms: 0, times: 1 },
    { ...noted, ms: 60_000, times: 2 },
    { ...noted, ms: 3_000, times: 1 },
  ]);
});

it("how long a delivery was due is noted when it is sent: not while it is held, nor while it waits to be tried again", async () => {
  const answers = [() => refusedWith(500, {}), () => accepted()];
  const world = testTools(() => answers.shift()!());
  await receive(world, messagesBody(company, [{ from }]));
  const [{ id: conversationId } = { id: "" }] = await conversationsIn(company);
  await runAs(world.tools, company, "carla", "start", { conversationId });
  await reply(world.tools, company, conversationId, "Tem sim");
  const ages = () => world.took.filter((it) => it.metric === "delivery_age");
  await sendDue(world.tools, conversationId);
  expect(ages()).toEqual([]);
  const { delayMs } = world.woken.at(-1)!;
  world.clock.now += delayMs + 1_234;
  await sendDue(world.tools, conversationId);
  expect(ages()).toEqual([{ metric: "delivery_age", companyId: company.id, ms: 1_234, times: 1 }]);
});

it("every dead letter is noted", async () => {
  const world = testTools();
  for (let times = 0; times < 2; times += 1) await receive(world, "no json");
  expect(world.deadLetters).toEqual([company.id, company.id]);
});

/** What the Worker itself has noted. */
const counted = async (metric: Metric): Promise<number> => {
  const hours = await hoursSince(env.DB, company.id, 0);
  return hours.flatMap((it) => it.histograms[metric]).reduce((sum, it) => sum + it, 0);
};
/** Not what follows from it: it tells every company's rooms. */
const sweep = () => worker.scheduled(createScheduledController(), env, createExecutionContext());

it.each([
  ["90000", 1],
  ["0", 1],
  [null, 0],
  ["-1", 0],
  ["soon", 0],
  ["99999999999999", 0],
])(
  "a client that says that its commands have waited for %s ms is counted %i times, and always answered",
  async (age, times) => {
    const { cookie } = await company.as("carla");
    const response = await request("/api/commands", {
      method: "POST",
      headers: {
        cookie,
        origin: ORIGIN,
        "content-type": "application/json",
        ...(age === null ? {} : { "x-outbox-age": age }),
      },
      body: JSON.stringify([{ id: newId(), name: "start", args: { conversationId: newId() } }]),
    });
    expect(response.status).toBe(200);
    await sweep();
    expect(await counted("outbox_age")).toBe(times);
  },
);

it("how long rooms took to tell of what was stored is noted once they have told", async () => {
  await deliver(company, messagesBody(company, [{ from }]));
  await expect.poll(async () => (await sweep(), counted("room_lag")), { timeout: 10_000 }).toBeGreaterThan(0);
  expect(await counted("ingest_lag")).toBe(1);
});
