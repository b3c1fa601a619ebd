import { expect, test } from "vitest";
import { MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import { Crowd } from "./support/crowd.ts";

test("P2, P13: in a busy room no frame is too long, and who joins is up to date after one round trip and its changes", async () => {
  const crowd = new Crowd({ conversations: 10_000, connections: 10, lagging: 1, pads: 20, padBytes: 20_000 });
  await crowd.gather();
  expect(crowd.reported).toEqual([]);
  expect(crowd.openPads).toBe(20);
  const fresh = await crowd.enter();
  expect(fresh.frames).toEqual(["welcome", "reset"]);
  expect(fresh.said).toBe(1);
  await crowd.commit(100);
  const back = await crowd.enter(fresh.position);
  expect(back.frames).toEqual(["welcome", "facts"]);
  // The hello, and the acknowledgement of its changes.
  expect(back.said).toBe(2);
  expect(crowd.largestFrame).toBeLessThanOrEqual(MAX_FRAME_BYTES);
}, 30_000);
