import { expect, test } from "vitest";
import { PLAIN } from "#shared/model/message.ts";
import { actionsOn } from "../../../web/features/inbox/messages/actions.ts";
import { knownFailure, ownFailure } from "../../../web/features/inbox/messages/failures.ts";
import { secondsLeft } from "../../../web/features/inbox/messages/hold.ts";
import type { ShownMessage } from "../../../web/stores/prosa.ts";

const message = (some: Partial<ShownMessage> = {}): ShownMessage => ({
  id: "m",
  conversationId: "c",
  revision: 1,
  direction: "in",
  kind: "text",
  text: "oi",
  content: null,
  status: null,
  failure: null,
  author: null,
  at: 0,
  ...PLAIN,
  ...some,
});

test("a customer's message can be reacted to, answered and copied on WhatsApp", () => {
  expect(actionsOn(message(), "whatsapp", true)).toEqual(["react", "reply", "copy"]);
});

test("nothing is offered that the channel cannot do", () => {
  expect(actionsOn(message(), "instagram", true)).toEqual(["react", "copy"]);
  expect(actionsOn(message(), "messenger", true)).toEqual(["copy"]);
});

test("who cannot write to the customer now only copies", () => {
  expect(actionsOn(message(), "whatsapp", false)).toEqual(["copy"]);
});

test("our own message can be answered once the customer has it", () => {
  const ours = (status: ShownMessage["status"]) =>
    actionsOn(message({ direction: "out", status, text: null, kind: "image" }), "whatsapp", true);
  expect(ours("delivered")).toEqual(["react", "reply"]);
  expect([ours("held"), ours("queued"), ours("failed"), ours("unknown")]).toEqual([[], [], [], []]);
});

test("of a message that was taken back, and of quiet lines, nothing is left to do", () => {
  expect(actionsOn(message({ revokedAt: 5 }), "whatsapp", true)).toEqual([]);
  expect(actionsOn(message({ direction: "system", kind: "event" }), "whatsapp", true)).toEqual([]);
});

test("the countdown counts whole seconds and ends at zero", () => {
  expect([12_000, 10_001, 10_000, 9_000].map((until) => secondsLeft(until, 10_000))).toEqual([2, 1, 0, 0]);
});

test("a provider's code that we know has our sentence, another has only the provider's words", () => {
  const failed = (code: string) => ({ code, reason: "…" });
  expect(knownFailure(failed("131047"))).toBe("window_closed");
  expect(knownFailure(failed("131049"))).toBe("too_much_marketing");
  expect([knownFailure(failed("999999")), knownFailure(failed("toString")), knownFailure(null)]).toEqual([
    null,
    null,
    null,
  ]);
  expect([ownFailure(failed("media_gone")), ownFailure(failed("131047"))]).toEqual(["media_gone", undefined]);
});
