import { createHash } from "node:crypto";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { FeedPage, FeedSnapshot, Poke } from "#shared/protocol/feed.ts";
import { ClientFrame, PROTOCOL_VERSION, RoomFrame } from "#shared/protocol/frames.ts";
import { ClaimedPad, SavedPad } from "#shared/protocol/pad-home.ts";
import WIRE from "./wire.json" with { type: "json" };

const shapes = { ClientFrame, RoomFrame, Poke, FeedPage, FeedSnapshot, SavedPad, ClaimedPad };

const hash = createHash("sha256")
  .update(JSON.stringify(Object.entries(shapes).map(([name, it]) => [name, toJsonSchema(it, { errorMode: "ignore" })])))
  .digest("hex");

/** Red? The wire has changed: raise PROTOCOL_VERSION, and add the new version's hash to wire.json below the old ones. */
it("does not change its shape without a new protocol version", () => {
  expect((WIRE as Record<string, string>)[PROTOCOL_VERSION]).toBe(hash);
});

it("has a version for each shape that it ever had, and the newest is spoken", () => {
  expect(new Set(Object.values(WIRE)).size).toBe(Object.keys(WIRE).length);
  expect(Math.max(...Object.keys(WIRE).map(Number))).toBe(PROTOCOL_VERSION);
});
