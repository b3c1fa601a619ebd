import { test } from "vitest";
import { conversation } from "../room/support/conversation.ts";
import { ana, carla } from "../room/support/people.ts";
import type { Rooms } from "./rooms.ts";

export const presenceContract = (rooms: Rooms): void => {
  test("P24, P25: shows who looks and types, until they leave", async () => {
    const it = rooms.record.given(conversation(rooms.team, "Rita"));
    const [looker, watcher] = [await rooms.enter(carla), await rooms.enter(ana)];
    looker.say({ type: "presence", conversationId: it.id, isTyping: true });
    await watcher.frame("presence", (frame) => frame.lookers.some((one) => one.isTyping));
    looker.close();
    await watcher.frame("presence", (frame) => frame.lookers.length === 0);
  });

  test("P23: ends typing by itself", async () => {
    const it = rooms.record.given(conversation(rooms.team, "Rita"));
    const [looker, watcher] = [await rooms.enter(carla), await rooms.enter(ana)];
    looker.say({ type: "presence", conversationId: it.id, isTyping: true });
    await watcher.frame("presence", (frame) => frame.lookers.some((one) => one.isTyping));
    await watcher.frame("presence", (frame) => frame.lookers.some((one) => !one.isTyping));
  });

  test("P26: shows who is online in the company", async () => {
    rooms.useCompany();
    const watcher = await rooms.enter(ana);
    const other = await rooms.enter(carla);
    await watcher.frame("online", (it) => it.userIds.includes(carla.id));
    other.close();
    await watcher.until(() => !watcher.replica.online.includes(carla.id));
  });
};
