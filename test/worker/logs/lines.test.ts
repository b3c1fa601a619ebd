import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { newId } from "#shared/ids.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import type { DeliveryWake } from "../../../worker/env.ts";
import worker from "../../../worker/index.ts";
import { type Browser, request } from "../../support/worker/browser.ts";
import { type Company, foundCompany } from "../../support/worker/company.ts";
import { listenToLogs } from "../../support/worker/logged.ts";
import { deliver, messagesBody } from "../../support/worker/meta.ts";

let company: Company;
let carla: Browser;
beforeAll(async () => {
  company = await foundCompany();
  carla = await company.as("carla");
});
let logs: ReturnType<typeof listenToLogs>;
beforeEach(() => void (logs = listenToLogs()));
afterEach(() => void vi.restoreAllMocks());

it("a request leaves one line: which, whose, how it ended, how long it took and what it asked of D1", async () => {
  const response = await carla.get(`/api/conversations?tab=queue&q=Maria`);
  expect(logs.of("request")).toEqual([
    {
      event: "request",
      requestId: response.headers.get("x-request-id"),
      companyId: company.id,
      method: "GET",
      route: "/api/conversations",
      status: 200,
      ms: expect.any(Number),
      d1Ms: expect.any(Number),
      queries: 0,
      batches: 1,
      rowsRead: expect.any(Number),
      rowsWritten: 0,
    },
  ]);
  expect(logs.of("request")[0]!.rowsRead).toBeGreaterThan(1);
});

it.each([
  ["GET", "/api/conversations/:id/messages", () => carla.get(`/api/conversations/${newId()}/messages`), 404],
  ["GET", "/api/conversations/:id", () => carla.get("/api/conversations/maria"), 400],
  ["POST", "/api/commands", () => carla.post("/api/commands", "{"), 400],
  ["POST", "/api/rooms/ticket", () => carla.post("/api/rooms/ticket", { scope: "x" }), 400],
  ["GET", "/api/conversations/:id", () => request(`/api/conversations/${newId()}`), 401],
  ["POST", "/webhooks/:kind/:channelId", () => request("/webhooks/zapi/maria?token=x", { method: "POST" }), 404],
  ["GET", "/parties/room/:scope", () => request(`/parties/room/${teamScope(newId())}`), 426],
  ["PATCH", "/api/*", () => request("/api/maria", { method: "PATCH", headers: { cookie: carla.cookie } }), 404],
])("%s %s is told by its pattern, whatever came of it", async (method, route, ask, status) => {
  expect((await ask()).status).toBe(status);
  expect(logs.of("request")).toMatchObject([{ method, route, status }]);
  expect(logs.text()).not.toMatch(/maria/i);
});

it("a page is told by no address at all", async () => {
  await request("/conversas/maria");
  expect(logs.of("request")).toMatchObject([{ method: "GET", route: "/*" }]);
  expect(logs.text()).not.toContain("maria");
});

it("a webhook is told with the company whose channel it came to", async () => {
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]));
  expect(logs.of("request")).toMatchObject([
    { companyId: company.id, route: "/webhooks/:kind/:channelId", status: 200, batches: expect.any(Number) },
  ]);
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]), { secret: "wrong" });
  expect(logs.of("request")[1]).toMatchObject({ companyId: company.id, status: 401 });
});

it("a request to a room leaves a line: which, how many rows, and whether they were told", async () => {
  await deliver(company, messagesBody(company, [{ from: "5511987654321" }]));
  await vi.waitFor(() => expect(logs.of("room")).not.toEqual([]));
  expect(logs.of("room")[0]).toEqual({
    event: "room",
    companyId: company.id,
    scope: teamScope(company.teams.vendas),
    rows: 1,
    isTold: true,
    ms: expect.any(Number),
  });
});

it("a queue's batch and a sweep leave a line each", async () => {
  const context = createExecutionContext();
  const messages = [newId(), newId()].map((conversationId, index) => {
    return { id: String(index), timestamp: new Date(), attempts: 1, body: { conversationId } };
  });
  await worker.queue(createMessageBatch<DeliveryWake>("prosa-deliveries", messages), env, context);
  await waitOnExecutionContext(context);
  // Not what follows from it: it tells every company's rooms.
  await worker.scheduled(createScheduledController(), env, createExecutionContext());
  const figures = { ms: expect.any(Number), d1Ms: expect.any(Number), isDone: true };
  expect(logs.of("queue")).toMatchObject([{ queue: "prosa-deliveries", messages: 2, ...figures }]);
  expect(logs.of("sweep")).toMatchObject([figures]);
  expect(logs.of("sweep")[0]!.queries).toBeGreaterThan(3);
});

it("a sweep that breaks leaves a line, too, and still breaks", async () => {
  const broken = {
    ...env,
    DB: {
      prepare: () => {
        throw new Error("Maria's database");
      },
    } as unknown as D1Database,
  };
  await expect(worker.scheduled(createScheduledController(), broken, createExecutionContext())).rejects.toThrow(
    "Maria's database",
  );
  expect(logs.of("sweep")).toMatchObject([{ isDone: false, error: "Error", at: expect.stringContaining("at ") }]);
  expect(logs.text()).not.toContain("Maria");
});
