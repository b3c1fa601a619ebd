import { expect, it } from "vitest";
import { CONVERSATION, idOf, MESSAGE, SUPORTE, VENDAS } from "../../support/shared/people.ts";
import {
  concluded,
  conversationWith,
  decide,
  EVENT_ID,
  messageWith,
  NOW,
  queued,
  worldOf,
  worldWith,
} from "../../support/shared/worlds.ts";

const conversationId = CONVERSATION;
const open = { teamId: VENDAS, state: "open", attendantId: idOf("carla") };

/** The one change that the command decides on. */
const changeOf = (decision: ReturnType<typeof decide>) => {
  expect(decision).toMatchObject({ ok: true });
  return decision.ok ? decision.changes : [];
};

it("start makes who takes it the attendant, and the messages read", () => {
  expect(changeOf(decide("diego", "start", { conversationId }, worldOf(queued)))).toEqual([
    {
      type: "conversation",
      id: conversationId,
      was: { teamId: VENDAS, ...queued },
      set: { state: "open", attendantId: idOf("diego"), unread: 0 },
      event: { id: EVENT_ID, content: { event: "started", by: "diego" } },
    },
  ]);
});

it("send is the client's message, relied on as the conversation is", () => {
  const args = { conversationId, messageId: MESSAGE, text: "Tem sim" };
  expect(changeOf(decide("carla", "send", args))).toEqual([
    {
      type: "message",
      id: MESSAGE,
      conversationId,
      was: open,
      at: NOW,
      kind: "text",
      text: "Tem sim",
      content: null,
      preview: "Tem sim",
      attachment: null,
      quoteId: null,
      holdUntil: null,
    },
  ]);
});

it("send waits for as long as the safety delay, but for a reaction, which is taken back by another", () => {
  const world = worldWith({
    conversation: conversationWith({ safetyDelayMs: 5_000 }),
    message: messageWith({ direction: "in" }),
  });
  const text = { conversationId, messageId: MESSAGE, text: "Tem sim" };
  expect(changeOf(decide("carla", "send", text, world))).toMatchObject([{ holdUntil: NOW + 5_000 }]);
  const reaction = {
    conversationId,
    messageId: MESSAGE,
    quoteId: MESSAGE,
    attachment: { is: "reaction", emoji: "👍" },
  } as const;
  expect(changeOf(decide("carla", "send", reaction, world))).toMatchObject([
    { kind: "reaction", text: "👍", preview: null, holdUntil: null, quoteId: MESSAGE },
  ]);
});

it("cancel takes a held reply back, whatever has become of the conversation, and once", () => {
  const args = { conversationId, messageId: MESSAGE };
  const held = { message: messageWith({ status: "held" }) };
  for (const conversation of [conversationWith(), conversationWith(concluded)]) {
    expect(changeOf(decide("carla", "cancel", args, worldWith({ ...held, conversation })))).toMatchObject([
      { type: "message_cancel", id: MESSAGE, conversationId },
    ]);
  }
  const again = worldWith({ message: messageWith({ status: "cancelled" }) });
  expect(changeOf(decide("carla", "cancel", args, again))).toEqual([]);
});

it("retry of a template needs no open window", () => {
  const conversation = conversationWith({ lastInboundAt: null });
  const message = messageWith({ status: "failed", content: { template: { name: "pedido", language: "pt_BR" } } });
  expect(
    changeOf(decide("carla", "retry", { conversationId, messageId: MESSAGE }, worldWith({ conversation, message }))),
  ).toMatchObject([{ type: "message_retry", id: MESSAGE }]);
});

it("transfer to a team puts the conversation into its queue, waiting since the customer began to or since now", () => {
  const to = (world?: ReturnType<typeof worldOf>) =>
    changeOf(decide("carla", "transfer", { conversationId, teamId: SUPORTE, userId: null }, world));
  expect(to()).toMatchObject([
    {
      was: open,
      set: { teamId: SUPORTE, state: "queued", attendantId: null, waitingSince: NOW },
      event: { content: { event: "transferred", by: "carla", toTeam: "Suporte", toUser: null } },
    },
  ]);
  expect(to(worldOf({ waitingSince: 5 }))).toMatchObject([{ set: { waitingSince: 5 } }]);
});

it("transfer to a person makes them the attendant, out of the queue too", () => {
  const args = { conversationId, teamId: SUPORTE, userId: idOf("elisa") };
  expect(changeOf(decide("bruno", "transfer", args, worldOf(queued)))).toMatchObject([
    { set: { teamId: SUPORTE, state: "open", attendantId: idOf("elisa") }, event: { content: { toUser: "elisa" } } },
  ]);
});

it("conclude ends the waiting and the unread", () => {
  expect(changeOf(decide("bruno", "conclude", { conversationId }))).toMatchObject([
    { set: { state: "concluded", concludedAt: NOW, waitingSince: null, unread: 0 } },
  ]);
});

it("reopen makes who does it the attendant", () => {
  expect(changeOf(decide("diego", "reopen", { conversationId }, worldOf(concluded)))).toMatchObject([
    { set: { state: "open", attendantId: idOf("diego"), concludedAt: null } },
  ]);
});

it("read clears the unread once, and then changes nothing", () => {
  expect(changeOf(decide("carla", "read", { conversationId }))).toMatchObject([{ set: { unread: 0 } }]);
  expect(changeOf(decide("carla", "read", { conversationId }, worldOf({ unread: 0 })))).toEqual([]);
});

it("decides the same again on the same world", () => {
  const again = () => decide("carla", "conclude", { conversationId });
  expect(again()).toEqual(again());
});
