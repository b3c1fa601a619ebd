import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { newId } from "#shared/ids.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import type { ConversationPage, MessagePage } from "#shared/protocol/api.ts";
import worker from "../../../worker/index.ts";
import { postJson, request } from "../../support/worker/browser.ts";
import { APP_SECRET, foundCompany, VERIFY_TOKEN } from "../../support/worker/company.ts";
import { listenToLogs } from "../../support/worker/logged.ts";
import { deliver, messagesBody, statusesBody } from "../../support/worker/meta.ts";
import { enter } from "../../support/worker/room-client.ts";
import { accepted } from "../../support/worker/tools.ts";

afterEach(() => void vi.restoreAllMocks());

/** What stands for somebody, or is a secret. */
const CANARY = {
  name: "Mariana Canário",
  phone: "5511900112233",
  question: "pergunta-de-canário",
  answer: "resposta-de-canário",
  search: "busca-de-canário",
  providerId: "wamid.canary-of-the-reply",
  reason: "motivo-de-canário",
};

it("nothing that is logged during the main job says who wrote, to whom, what, from where or with which secret", async () => {
  const logs = listenToLogs();
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => accepted(CANARY.providerId));
  const company = await foundCompany();
  const carla = await company.as("carla");
  await enter(carla, teamScope(company.teams.vendas));
  const { name, phone, question, answer, search, providerId, reason } = CANARY;

  await deliver(company, messagesBody(company, [{ from: phone, name, text: question }]));
  await deliver(company, messagesBody(company, [{ from: phone, name, text: question, extra: { type: name } }]));
  await deliver(company, `{ "${question}`);
  await deliver(company, messagesBody(company, [{ from: phone, name, text: question }]), { secret: "wrong" });
  await request(
    `/webhooks/whatsapp/${company.channel.id}?hub.mode=subscribe&hub.verify_token=${VERIFY_TOKEN}&hub.challenge=1`,
  );
  const queue = await carla.getJson<ConversationPage>("/api/conversations?tab=queue");
  const conversationId = queue.items[0]!.id;
  await carla.get(`/api/conversations?tab=queue&q=${encodeURIComponent(search)}`);
  await carla.get(`/api/contacts?state=active&q=${encodeURIComponent(name)}`);
  await carla.post("/api/commands", `[{ "${answer}`);
  expect(await carla.run("start", { conversationId })).toMatchObject({ ok: true });
  const messageId = newId();
  expect(await carla.run("send", { conversationId, messageId, text: answer })).toMatchObject({ ok: true });
  const statusOf = async () => {
    const { items } = await carla.getJson<MessagePage>(`/api/conversations/${conversationId}/messages`);
    return items.find((it) => it.id === messageId)?.status;
  };
  await vi.waitFor(async () => expect(await statusOf()).toBe("sent"), { timeout: 10_000, interval: 50 });
  const errors = [{ code: 131_026, title: reason, message: reason, error_data: { details: `${phone} ${reason}` } }];
  await deliver(company, statusesBody(company, [{ id: providerId, status: "delivered" }]));
  await deliver(company, statusesBody(company, [{ id: providerId, status: "failed", errors }]));
  expect(await carla.run("conclude", { conversationId })).toMatchObject({ ok: true });
  await postJson("/api/auth/sign-in/email", { email: company.email("diego"), password: "wrong-password" });
  // Not what follows from it: it tells every company's rooms.
  await worker.scheduled(createScheduledController(), env, createExecutionContext());

  for (const event of ["request", "room", "queue", "sweep"])
    expect([event, logs.of(event).length > 0]).toEqual([event, true]);
  const secrets = [
    carla.cookie.split("=")[1]!,
    company.password,
    APP_SECRET,
    VERIFY_TOKEN,
    "test-token",
    env.ROOM_SECRET,
  ];
  const people = [...Object.values(company.people), company.email("carla"), company.email("diego"), "wrong-password"];
  for (const it of [...Object.values(CANARY), ...secrets, ...people, conversationId, messageId]) {
    expect([it, logs.text().includes(it)]).toEqual([it, false]);
  }
});
