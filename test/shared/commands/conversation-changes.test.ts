import { expect, it } from "vitest";
import { CONVERSATION, idOf, MESSAGE, SUPORTE, VENDAS } from "../../support/shared/people.ts";
import { concluded, decide, EVENT_ID, NOW, queued, worldOf } from "../../support/shared/worlds.ts";

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
    { type: "message", id: MESSAGE, conversationId, was: open, text: "Tem sim" },
  ]);
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
