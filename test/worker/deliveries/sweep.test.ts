import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../worker/jobs/sweep.ts";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";
import { reply, runAs, shownTo } from "../../support/worker/outbox.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversationId: string;
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]));
  conversationId = (await conversationsIn(company))[0]!.id;
  await (await company.as("carla")).run("start", { conversationId });
});
const MINUTE = 60_000;

describe("the sweep", () => {
  it("wakes what is due or was abandoned, and not what waits or is being sent", async () => {
    const { tools, clock, woken } = testTools(() => refusedWith(500, {}));
    const isWoken = async () => {
      woken.length = 0;
      await sweep(tools);
      return woken.some((it) => it.conversationId === conversationId);
    };
    expect(await isWoken()).toBe(false);
    await reply(tools, company, conversationId, "um");
    expect(await isWoken()).toBe(true);
    await sendDue(tools, conversationId);
    expect(await isWoken()).toBe(false);
    clock.now += MINUTE;
    expect(await isWoken()).toBe(true);
    const dying = testTools(() => new Promise(() => {}));
    dying.clock.now = clock.now;
    void sendDue(dying.tools, conversationId);
    await expect.poll(() => dying.asked.length).toBe(1);
    expect(await isWoken()).toBe(false);
    clock.now += 2 * MINUTE;
    expect(await isWoken()).toBe(true);
  });
});

it("a message that waits when its customer is blocked is not sent, and says why", async () => {
  const { tools, asked } = testTools();
  const id = await reply(tools, company, conversationId, "um");
  const contactId = (await conversationsIn(company))[0]!.contact_id;
  await runAs(tools, company, "ana", "block", { contactId });
  await sendDue(tools, conversationId);
  expect(asked).toEqual([]);
  expect(await shownTo(company, conversationId, id)).toMatchObject({
    status: "failed",
    failure: { code: "contact_blocked" },
  });
});
