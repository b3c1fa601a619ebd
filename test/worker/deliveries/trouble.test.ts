import { beforeEach, describe, expect, it } from "vitest";
import { sendDue } from "../../../worker/services/send-due.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { deliver, messagesBody, statusesBody } from "../../support/worker/meta.ts";
import { reply, shownTo } from "../../support/worker/outbox.ts";
import { conversationsIn } from "../../support/worker/stored.ts";
import { accepted, refusedWith, testTools } from "../../support/worker/tools.ts";

let company: Company;
let conversationId: string;
beforeEach(async () => {
  company = await foundCompany();
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]));
  conversationId = (await conversationsIn(company))[0]!.id;
  await (await company.as("carla")).run("start", { conversationId });
});
const MINUTE = 60_000;

describe("what the provider puts off", () => {
  it.each([
    [429, {}],
    [500, {}],
    [503, {}],
    [400, { code: 130429, message: "Rate limit hit" }],
    [400, { code: 131056, message: "Pair rate limit hit" }],
  ])("by %s %j waits, with what stands behind it, and goes out in order when it is due", async (status, error) => {
    const { tools, asked, clock, woken } = testTools(() =>
      asked.length === 1 ? refusedWith(status, error) : accepted(),
    );
    const id = await reply(tools, company, conversationId, "um");
    await reply(tools, company, conversationId, "dois");
    await sendDue(tools, conversationId);
    await sendDue(tools, conversationId);
    expect(asked.length).toBe(1);
    expect((await shownTo(company, conversationId, id)).status).toBe("queued");
    const delayMs = woken.at(-1)?.delayMs ?? 0;
    expect(delayMs).toBeGreaterThanOrEqual(1_000);
    clock.now += delayMs;
    await sendDue(tools, conversationId);
    expect(asked.map((it) => it.body.text.body)).toEqual(["um", "um", "dois"]);
  });

  it.each([
    ["120", 120_000],
    ["0", 1_500],
    ["-5", 1_500],
    ["99999999", 60 * MINUTE],
    ["soon", 1_500],
  ])("with Retry-After %s waits at least our own backoff and at most an hour", async (header, delayMs) => {
    const { tools, woken } = testTools(() => refusedWith(429, {}, { "retry-after": header }));
    await reply(tools, company, conversationId, "um");
    await sendDue(tools, conversationId);
    expect(woken.at(-1)).toEqual({ conversationId, delayMs });
  });

  it("waits ever longer, and fails after eight attempts with the provider's reason", async () => {
    const { tools, asked, clock, woken } = testTools(() => refusedWith(503, { code: 131016, message: "Overloaded" }));
    const id = await reply(tools, company, conversationId, "um");
    woken.length = 0;
    while ((await shownTo(company, conversationId, id)).status === "queued") {
      await sendDue(tools, conversationId);
      clock.now += woken.at(-1)?.delayMs ?? 0;
    }
    expect(asked.length).toBe(8);
    const delays = woken.map((it) => it.delayMs);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.length).toBe(7);
    expect((await shownTo(company, conversationId, id)).failure).toEqual({ code: "131016", reason: "Overloaded" });
  });

  it("is not sent again when a status says that it was sent all the same", async () => {
    const { tools, asked, clock } = testTools(() => refusedWith(500, {}));
    const id = await reply(tools, company, conversationId, "um");
    await sendDue(tools, conversationId);
    await deliver(company, statusesBody(company, [{ id: "wamid.late", status: "delivered", echo: id }]));
    clock.now += 60 * MINUTE;
    await sendDue(tools, conversationId);
    expect(asked.length).toBe(1);
    expect((await shownTo(company, conversationId, id)).status).toBe("delivered");
  });

  it("nor when the status is quicker than the answer", async () => {
    const { tools, asked, clock } = testTools(async (it) => {
      const echo = String(it.body.biz_opaque_callback_data);
      await deliver(company, statusesBody(company, [{ id: "wamid.quick", status: "sent", echo }]));
      return refusedWith(500, {});
    });
    await reply(tools, company, conversationId, "um");
    await sendDue(tools, conversationId);
    clock.now += 60 * MINUTE;
    await sendDue(tools, conversationId);
    expect(asked.length).toBe(1);
  });
});

describe("what nobody knows the fate of", () => {
  it.each([
    ["no answer", () => "no answer" as const],
    ["an answer that makes no sense", () => new Response("<html>")],
    ["an answer without an id", () => Response.json({ messages: [] })],
  ])("for %s is unknown, is never sent again blindly, and is settled by a status", async (_what, graph) => {
    const { tools, asked, clock } = testTools(graph);
    const id = await reply(tools, company, conversationId, "um");
    await sendDue(tools, conversationId);
    clock.now += 60 * MINUTE;
    await sendDue(tools, conversationId);
    expect(asked.length).toBe(1);
    expect((await shownTo(company, conversationId, id)).status).toBe("unknown");
    await deliver(company, statusesBody(company, [{ id: "wamid.lost", status: "delivered", echo: id }]));
    expect((await shownTo(company, conversationId, id)).status).toBe("delivered");
  });

  it("for a sender that died while sending is unknown too, once its lease has ended, and the next goes out", async () => {
    const dying = testTools(() => new Promise(() => {}));
    const id = await reply(dying.tools, company, conversationId, "um");
    await reply(dying.tools, company, conversationId, "dois");
    void sendDue(dying.tools, conversationId);
    await expect.poll(() => dying.asked.length).toBe(1);
    const { tools, asked, clock } = testTools();
    await sendDue(tools, conversationId);
    expect(asked).toEqual([]);
    clock.now += 2 * MINUTE;
    await sendDue(tools, conversationId);
    expect(await shownTo(company, conversationId, id)).toMatchObject({
      status: "unknown",
      failure: { code: "no_answer" },
    });
    expect(asked.map((it) => it.body.text.body)).toEqual(["dois"]);
  });
});
