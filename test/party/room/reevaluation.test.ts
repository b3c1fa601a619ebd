import { describe, expect, test } from "vitest";
import { CLOSE_CODE } from "#shared/protocol/frames.ts";
import { ana, carla, diego, elisa, suporte, vendas } from "./support/people.ts";
import { conversation } from "./support/conversation.ts";
import { companyRoom, vendasRoom } from "./support/rooms.ts";

const openOf = (attendant: { id: string; name: string }, canary: string) =>
  conversation(vendas, canary, { state: "open", attendant });

describe("P19: a change of who may see what, while people are connected", () => {
  test("of the team's access takes conversations away from members, and leaves supervisors theirs", async () => {
    const { host, record } = vendasRoom("team");
    const mine = record.given(openOf(carla, "Rita"));
    record.given(openOf(diego, "Sônia"));
    const [supervisor, member] = [await host.enter(ana), await host.enter(carla)];
    await host.poke(record.setAccess("attendant"));
    expect([...member.replica.conversations.keys()]).toEqual([mine.id]);
    expect(member.position?.authz).toBe("attendant/member/1");
    expect(supervisor.replica.conversations.size).toBe(2);
  });

  test("of the team's access gives conversations to members", async () => {
    const { host, record } = vendasRoom("attendant");
    record.given(openOf(diego, "Sônia"));
    const member = await host.enter(carla);
    expect(member.heard).not.toContain("Sônia");
    await host.poke(record.setAccess("everyone"));
    expect(member.replica.conversations.size).toBe(1);
  });

  test("rows before it are told under the old sight, and a reset holds the change and what follows", async () => {
    const { host, record } = vendasRoom("team");
    const member = await host.enter(carla);
    await host.poke(
      record.commit(openOf(diego, "Antes")),
      record.setAccess("attendant"),
      record.commit(openOf(diego, "Depois")),
      record.commit(openOf(carla, "Minha")),
    );
    expect(member.heard).toContain("Antes");
    expect(member.heard).not.toContain("Depois");
    expect([...member.replica.conversations.values()].map((it) => it.contact.name)).toEqual(["Minha"]);
    expect(member.position).toMatchObject({ seq: 4, authz: "attendant/member/2" });
    expect(member.all("reset").slice(1)).toMatchObject([{ position: { seq: 4 }, versions: [[expect.any(String), 1]] }]);
  });

  test("what was visible only between two of the rows is not listed", async () => {
    const { host, record } = vendasRoom("attendant");
    const hers = record.given(openOf(diego, "Sônia"));
    const member = await host.enter(carla);
    await host.poke(record.setAccess("team"), record.setAccess("attendant"));
    await host.poke(record.setAccess("team"), record.commit({ ...hers, team: suporte }));
    expect(JSON.stringify(member.all("reset"))).not.toContain(hers.id);
    expect(member.position?.seq).toBe(4);
  });

  test("a new supervisor sees at once what supervisors see, and no longer after the demotion", async () => {
    const { host, record } = vendasRoom("attendant");
    record.given(openOf(diego, "Sônia"));
    const member = await host.enter(carla);
    const resets = member.all("reset").length;
    await host.poke(record.setMember(carla, true));
    expect(member.replica.conversations.size).toBe(1);
    await host.poke(record.setMember(carla, false));
    expect(member.replica.conversations.size).toBe(0);
    expect(member.all("reset").length).toBe(resets + 2);
  });

  test("a removed member is gone at once, hears nothing of what follows, and cannot come back", async () => {
    const { host, record } = vendasRoom();
    const [removed, stays] = [await host.enter(diego), await host.enter(carla)];
    await host.poke(record.removeMember(diego), record.commit(conversation(vendas, "Depois")));
    expect(removed.last("refusal")?.reason).toBe("gone");
    expect(removed.closed?.code).toBe(CLOSE_CODE.gone);
    expect(removed.heard).not.toContain("Depois");
    expect(stays.last("facts")?.facts).toHaveLength(2);
    expect((await host.enter(diego, removed.position)).last("refusal")?.reason).toBe("gone");
  });

  test("P4: who was refused is not listened to any more, also when the room's memory vanishes", async () => {
    const { host, record } = vendasRoom();
    const it = record.given(conversation(vendas, "Rita"));
    const removed = await host.enter(diego);
    await host.poke(record.removeMember(diego));
    const { length } = removed.frames;
    host.forgetMemory();
    host.clients.add(removed);
    removed.isOpen = true;
    await removed.say({ type: "want", ids: [it.id] });
    await host.poke(record.commit(it));
    expect(removed.frames).toHaveLength(length);
  });

  test("a change that is the same as before resets nobody", async () => {
    const { host, record } = vendasRoom("team");
    const member = await host.enter(carla);
    await host.poke(record.setAccess("team"), record.setMember(carla, false));
    expect(member.all("reset")).toHaveLength(1);
    expect(member.position?.seq).toBe(2);
  });

  test("somebody away while access changed is reset when they come back", async () => {
    const { host, record } = vendasRoom("team");
    record.given(openOf(diego, "Sônia"));
    const before = await host.enter(carla);
    await before.hangUp();
    await host.poke(record.setAccess("attendant"));
    const back = await host.enter(carla, before.position);
    expect(back.last("welcome")?.mode).toBe("reset");
    expect(back.last("reset")?.versions).toEqual([]);
  });

  test("somebody away while access was taken and given back is not told what happened in between", async () => {
    const { host, record } = vendasRoom("team");
    const before = await host.enter(carla);
    await before.hangUp();
    const hidden = openOf(diego, "Segredo");
    await host.poke(
      record.setAccess("attendant"),
      record.commit(hidden),
      record.commit({ ...hidden, team: suporte }),
      record.setAccess("team"),
    );
    const back = await host.enter(carla, before.position);
    expect(back.last("welcome")?.mode).toBe("reset");
    expect(back.heard).not.toContain("Segredo");
  });

  test("a removed user is gone from the company's room, and a new one may come", async () => {
    const { host, record } = companyRoom();
    const removed = await host.enter(diego);
    await host.poke(record.removeUser(diego));
    expect(removed.last("refusal")?.reason).toBe("gone");
    record.members.delete(elisa.id);
    await host.poke(record.removeUser(elisa), record.addUser(elisa));
    expect((await host.enter(elisa)).last("welcome")?.position.authz).toBe("company/member/3");
  });
});
