import fc from "fast-check";
import { expect, it } from "vitest";
import { isRetryable, MessageStatus, movesForward, STATUS_RANK } from "#shared/model/message-status.ts";

const reported = ["sent", "failed", "delivered", "read"] as const;

it("moves forward along held, queued, sending, sent, delivered, read", () => {
  const line = ["held", "queued", "sending", "sent", "delivered", "read"] as const;
  line.forEach((from, at) => line.forEach((to, next) => expect(movesForward(from, to)).toBe(next > at)));
});

it("settles an unknown message by any report, and a failed one only by its delivery", () => {
  expect(reported.filter((it) => movesForward("unknown", it))).toEqual(reported);
  expect(reported.filter((it) => movesForward("failed", it))).toEqual(["delivered", "read"]);
});

it("ends at the furthest report, in whatever order they come", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...reported, ...reported], { minLength: 1 }), (reports) => {
      const end = reports.reduce<MessageStatus>((now, it) => (movesForward(now, it) ? it : now), "queued");
      expect(STATUS_RANK[end]).toBe(Math.max(...reports.map((it) => STATUS_RANK[it])));
    }),
  );
});

it("ranks every status differently", () => {
  expect(new Set(Object.values(STATUS_RANK)).size).toBe(MessageStatus.options.length);
});

it("lets people retry only what failed or what nobody knows the fate of", () => {
  expect(MessageStatus.options.filter(isRetryable)).toEqual(["unknown", "failed"]);
});
