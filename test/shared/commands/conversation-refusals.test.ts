import { describe, expect, it } from "vitest";
import type { World } from "#shared/commands/world.ts";
import { CONVERSATION, idOf, MESSAGE, type Person, SUPORTE, VENDAS } from "../../support/shared/people.ts";
import {
  concluded,
  conversationWith,
  decide,
  NOW,
  queued,
  refusal,
  worldOf,
  worldWith,
  messageWith,
} from "../../support/shared/worlds.ts";

const conversationId = CONVERSATION;
const OF_CONVERSATION = {
  start: { conversationId },
  send: { conversationId, messageId: MESSAGE, text: "Oi" },
  cancel: { conversationId, messageId: MESSAGE },
  retry: { conversationId, messageId: MESSAGE },
  transfer: { conversationId, teamId: SUPORTE, userId: null },
  conclude: { conversationId },
  reopen: { conversationId },
  read: { conversationId },
} as const;
const NAMES = Object.keys(OF_CONVERSATION) as (keyof typeof OF_CONVERSATION)[];

describe.each(NAMES)("%s", (name) => {
  it("says of a conversation that one may not see that there is none", () => {
    expect(decide("elisa", name, OF_CONVERSATION[name])).toEqual(refusal("not_found"));
    expect(decide("carla", name, OF_CONVERSATION[name], worldWith({ conversation: null }))).toEqual(
      refusal("not_found"),
    );
  });

  it("says so of an Atendente team's conversation to its other members", () => {
    const world = worldOf({ access: "attendant" });
    expect(decide("diego", name, OF_CONVERSATION[name], world)).toEqual(refusal("not_found"));
  });
});

const FORBIDDEN: readonly [keyof typeof OF_CONVERSATION, Person, object][] = [
  ["start", "carla", {}],
  ["start", "elisa", concluded],
  ["send", "diego", {}],
  ["cancel", "diego", {}],
  ["retry", "diego", {}],
  ["transfer", "diego", {}],
  ["conclude", "diego", {}],
  ["conclude", "ana", concluded],
  ["reopen", "elisa", concluded],
  ["read", "bruno", {}],
];

it.each(FORBIDDEN)("%s is forbidden to %s, who sees the conversation (%j)", (name, person, changes) => {
  expect(decide(person, name, OF_CONVERSATION[name], worldOf(changes))).toEqual(refusal("forbidden"));
});

it.each([
  ["start", "bruno", {}, "not_queued"],
  ["start", "diego", concluded, "not_queued"],
  ["send", "bruno", queued, "not_open"],
  ["send", "carla", concluded, "not_open"],
  ["retry", "carla", concluded, "not_open"],
  ["transfer", "bruno", concluded, "not_open"],
  ["conclude", "carla", concluded, "not_open"],
  ["reopen", "carla", {}, "not_concluded"],
  ["reopen", "carla", { ...concluded, hasSuccessor: true }, "already_open"],
  ["send", "carla", { isContactBlocked: true }, "contact_blocked"],
  ["retry", "carla", { isContactBlocked: true }, "contact_blocked"],
  ["send", "carla", { lastInboundAt: NOW - 24 * 3_600_000 }, "window_closed"],
  ["send", "carla", { lastInboundAt: null }, "window_closed"],
  ["retry", "carla", { lastInboundAt: NOW - 24 * 3_600_000 }, "window_closed"],
] as const)("%s by %s of a conversation with %j is refused as %s", (name, person, changes, code) => {
  expect(decide(person, name, OF_CONVERSATION[name], worldOf(changes))).toEqual(refusal(code));
});

it("retries only a message of the conversation that failed or whose fate is unknown", () => {
  const message = messageWith({ status: "delivered" });
  const of = (changes: object | null) =>
    decide("carla", "retry", OF_CONVERSATION.retry, worldWith({ message: changes && { ...message, ...changes } }));
  expect(of(null)).toEqual(refusal("not_found", "messageId"));
  expect(of({ conversationId: SUPORTE })).toEqual(refusal("not_found", "messageId"));
  expect(of({})).toEqual(refusal("not_retryable"));
  expect(of({ status: null })).toEqual(refusal("not_retryable"));
  expect(of({ status: "unknown" })).toMatchObject({ ok: true });
});

it("cancels only a message of the conversation that is still held", () => {
  const of = (changes: object | null) =>
    decide("carla", "cancel", OF_CONVERSATION.cancel, worldWith({ message: changes && messageWith(changes) }));
  expect(of(null)).toEqual(refusal("not_found", "messageId"));
  expect(of({ conversationId: SUPORTE, status: "held" })).toEqual(refusal("not_found", "messageId"));
  for (const status of ["queued", "sent", "failed", "unknown", null] as const)
    expect(of({ status })).toEqual(refusal("not_held"));
});

describe("transfer", () => {
  const to = (teamId: string, userId: string | null) => decide("carla", "transfer", { conversationId, teamId, userId });

  it("is refused to a team or a person that does not exist", () => {
    expect(to(CONVERSATION, null)).toEqual(refusal("not_found", "teamId"));
    expect(to(VENDAS, CONVERSATION)).toEqual(refusal("not_found", "userId"));
  });

  it("goes to members of the team only", () => {
    expect(to(SUPORTE, idOf("diego"))).toEqual(refusal("not_a_member", "userId"));
    expect(to(VENDAS, idOf("ana"))).toEqual(refusal("not_a_member", "userId"));
  });

  it("is refused to where the conversation is already", () => {
    expect(to(VENDAS, idOf("carla"))).toEqual(refusal("same_place"));
    const world = worldOf(queued);
    const again = decide("bruno", "transfer", { conversationId, teamId: VENDAS, userId: null }, world);
    expect(again).toEqual(refusal("same_place"));
  });
});

describe("conclude of who says until when they had seen the customer's messages", () => {
  const give = (seenInboundAt: number | null | undefined, lastInboundAt: number | null) =>
    decide("carla", "conclude", { conversationId, seenInboundAt }, worldOf({ lastInboundAt }));

  it("is refused as customer_wrote when there is a later one", () => {
    expect(give(NOW - 2, NOW - 1)).toEqual(refusal("customer_wrote"));
    expect(give(null, NOW - 1)).toEqual(refusal("customer_wrote"));
  });

  it("is done when there is none, and relies on it", () => {
    expect(give(NOW - 1, NOW - 1)).toMatchObject({ ok: true, changes: [{ seenInboundAt: NOW - 1 }] });
    expect(give(null, null)).toMatchObject({ ok: true, changes: [{ seenInboundAt: null }] });
    expect(give(undefined, NOW - 1)).toMatchObject({ ok: true });
  });
});

it("read leaves all unread when the customer has written after what was seen", () => {
  const give = (seenInboundAt: number | undefined) =>
    decide("carla", "read", { conversationId, seenInboundAt }, worldOf({ lastInboundAt: NOW - 1, unread: 2 }));
  expect(give(NOW - 2)).toMatchObject({ ok: true, changes: [] });
  expect(give(NOW - 1)).toMatchObject({ ok: true, changes: [{ set: { unread: 0 }, seenInboundAt: NOW - 1 }] });
  expect(give(undefined)).toMatchObject({ ok: true, changes: [{ set: { unread: 0 } }] });
});

describe("send of who says what reply they have seen", () => {
  const [early, late] = [
    { at: NOW - 2, id: MESSAGE },
    { at: NOW - 1, id: MESSAGE },
  ];
  const give = (seenReply: string | null | undefined, replies: World["replies"]) =>
    decide("carla", "send", { ...OF_CONVERSATION.send, seenReply }, worldWith({ replies }));

  it.each([
    ["none, when there is one", null, { newest: early, seen: null }],
    ["an earlier one", MESSAGE, { newest: late, seen: early }],
    ["one of the same moment with a lower id", MESSAGE, { newest: { ...early, id: CONVERSATION }, seen: early }],
    ["one that is not there, when there is one", MESSAGE, { newest: early, seen: null }],
  ])("is refused as newer_reply when it is %s", (_what, seenReply, replies) => {
    expect(give(seenReply, replies)).toEqual(refusal("newer_reply"));
  });

  it.each([
    ["none, and there is none", null, { newest: null, seen: null }],
    ["the newest", MESSAGE, { newest: late, seen: late }],
    ["one that is later than the newest of others", MESSAGE, { newest: early, seen: late }],
  ])("is done when it is %s, and relies on what was seen", (_what, seenReply, replies) => {
    expect(give(seenReply, replies)).toMatchObject({ ok: true, changes: [{ type: "message", seen: replies.seen }] });
  });

  it("is done without asking when nothing is said, or nothing is known", () => {
    const overtaken = { newest: late, seen: null };
    const plain = decide("carla", "send", OF_CONVERSATION.send);
    expect(plain.ok).toBe(true);
    expect([give(undefined, overtaken), give(null, null)]).toEqual([plain, plain]);
  });

  it("hears first of what stands in its way for good", () => {
    const world = worldWith({ replies: { newest: late, seen: null }, conversation: conversationWith(concluded) });
    expect(decide("carla", "send", { ...OF_CONVERSATION.send, seenReply: null }, world)).toEqual(refusal("not_open"));
  });
});
