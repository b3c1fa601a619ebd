import { expect, it } from "vitest";
import { newId } from "#shared/ids.ts";
import type { ConversationPage, MessagePage } from "#shared/protocol/api.ts";
import { foundCompany } from "../support/worker/company.ts";
import { deliver, messagesBody } from "../support/worker/meta.ts";

it("takes a customer's message to the team's queue, to an attendant, to an answer and to its conclusion", async () => {
  const company = await foundCompany();
  const [carla, elisa] = await Promise.all([company.as("carla"), company.as("elisa")]);
  const response = await deliver(
    company,
    messagesBody(company, [{ from: "5511987654321", name: "Maria", text: "Tem em azul?" }]),
  );
  expect(response.status).toBe(200);

  const queue = await carla.getJson<ConversationPage>("/api/conversations?tab=queue");
  expect(queue.items).toMatchObject([
    {
      state: "queued",
      contact: { name: "Maria" },
      preview: "Tem em azul?",
      unread: 1,
      channel: "whatsapp",
      attendant: null,
    },
  ]);
  expect((await elisa.getJson<ConversationPage>("/api/conversations?tab=queue")).items).toEqual([]);

  const conversationId = queue.items[0]?.id ?? "";
  expect(await carla.run("start", { conversationId })).toMatchObject({ ok: true });
  const messageId = newId();
  expect(await carla.run("send", { conversationId, messageId, text: "Tem sim" })).toMatchObject({ ok: true });
  const messages = await carla.getJson<MessagePage>(`/api/conversations/${conversationId}/messages`);
  expect(messages.items.map((it) => [it.direction, it.kind, it.text])).toEqual([
    ["in", "text", "Tem em azul?"],
    ["system", "event", null],
    ["out", "text", "Tem sim"],
  ]);
  expect(await carla.run("conclude", { conversationId })).toMatchObject({ ok: true });
  const mine = await carla.getJson<ConversationPage>("/api/conversations?tab=concluded");
  expect(mine.items).toMatchObject([{ id: conversationId, state: "concluded" }]);
});
