import { expect, test } from "vitest";
import { CLOSE_CODE } from "#shared/protocol/frames.ts";
import { conversation, message } from "../room/support/conversation.ts";
import { ana, carla, diego } from "../room/support/people.ts";
import type { Rooms } from "./rooms.ts";

export const followingContract = (rooms: Rooms): void => {
  const diegos = (canary: string) =>
    rooms.record.given(conversation(rooms.team, canary, { state: "open", attendant: diego }));

  test("P13: tells live facts in order, also those whose poke was lost", async () => {
    const { record, team } = rooms;
    const client = await rooms.enter(carla);
    await rooms.poke(record.commit(conversation(team, "Rita")));
    record.commit(conversation(team, "Sônia"));
    await rooms.poke(record.commit(conversation(team, "Tiago")));
    await client.frame("facts", (it) => it.to === 3);
    const names = [...client.replica.conversations.values()].map((it) => it.contact.name);
    expect(names).toEqual(["Rita", "Sônia", "Tiago"]);
    expect(client.frames.filter((it) => it.type === "facts").flatMap((it) => it.facts)).toHaveLength(3);
  });

  test("P14, P17, P23: tells each only what they see", async () => {
    const { record } = rooms;
    record.access = "attendant";
    const hidden = diegos("Segredo");
    const [member, supervisor, attendant] = [
      await rooms.enter(carla),
      await rooms.enter(ana),
      await rooms.enter(diego),
    ];
    member.say({ type: "want", ids: [hidden.id] });
    member.say({ type: "presence", conversationId: hidden.id, isTyping: true });
    await member.frame("rows");
    await rooms.poke(record.commit(hidden, message(hidden.id, "Segredo, outra vez")));
    for (const client of [supervisor, attendant]) await client.frame("facts");
    await member.heardOut();
    expect(member.heard).not.toContain("Segredo");
    expect(attendant.frames.filter((it) => it.type === "presence")).toEqual([]);
    await rooms.poke(record.commit({ ...hidden, attendant: carla }));
    await member.frame("facts");
    expect(member.replica.conversations.has(hidden.id)).toBe(true);
    await attendant.until(() => !attendant.replica.conversations.has(hidden.id));
  });

  test("P19: takes away at once what a change of access or membership takes away", async () => {
    diegos("Sônia");
    const [member, removed] = [await rooms.enter(carla), await rooms.enter(diego)];
    await member.until(() => member.replica.conversations.size === 1);
    await rooms.poke(rooms.record.setAccess("attendant"), rooms.record.removeMember(diego));
    await member.until(() => member.replica.conversations.size === 0);
    expect((await removed.frame("refusal")).reason).toBe("gone");
    expect((await removed.closed).code).toBe(CLOSE_CODE.gone);
  });
};
