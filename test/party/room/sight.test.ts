import { describe, expect, test } from "vitest";
import type { Audience } from "#shared/model/conversation.ts";
import { SIGHT_TABLE } from "#shared/policy/sight.ts";
import type { Relation } from "#shared/policy/viewer.ts";
import { ana, carla, diego, suporte, vendas } from "./support/people.ts";
import { conversation, message } from "./support/conversation.ts";
import { vendasRoom } from "./support/rooms.ts";

const CANARY = "Canário";

/** Every cell of the table that a member of the team can be in. An attendant is Carla; others' is Diego. */
const cells = SIGHT_TABLE.flatMap((row) =>
  (["attendant", "supervisor", "member"] as const)
    .filter((relation) => row.state !== "queued" || relation !== "attendant")
    .map((relation) => ({ access: row.access, state: row.state, relation, isSeen: row[relation] !== null })),
);

const viewerOf: Record<Exclude<Relation, "company">, { id: string }> = {
  attendant: carla,
  supervisor: ana,
  member: carla,
};

const inCell = (state: Audience["state"], relation: Exclude<Relation, "company">, now: number) =>
  conversation(vendas, CANARY, {
    state,
    attendant: state === "queued" ? null : relation === "attendant" ? carla : diego,
    concludedAt: state === "concluded" ? now : null,
  });

describe.each(cells)("P14, P16: $access, $state, $relation: seen $isSeen", ({ access, state, relation, isSeen }) => {
  test("in the list and the wanted rows of who comes", async () => {
    const { host, record } = vendasRoom(access);
    const it = record.given(inCell(state, relation, host.clock.now()));
    const client = await host.enter(viewerOf[relation]);
    await client.say({ type: "want", ids: [it.id] });
    expect(client.heard.includes(CANARY)).toBe(isSeen);
    expect(client.last("reset")?.versions.length).toBe(isSeen ? 1 : 0);
    expect(client.last("rows")?.conversations.length ?? 0).toBe(isSeen ? 1 : 0);
  });

  test("in the live facts and in the replay of who was away", async () => {
    const { host, record } = vendasRoom(access);
    const live = await host.enter(viewerOf[relation]);
    const away = await host.enter(viewerOf[relation]);
    await away.hangUp();
    const it = inCell(state, relation, host.clock.now());
    await host.poke(record.commit(it, message(it.id, `text ${CANARY}`)));
    const back = await host.enter(viewerOf[relation], away.position);
    expect(back.last("welcome")?.mode).toBe("replay");
    host.forgetMemory();
    const backFromFeed = await host.enter(viewerOf[relation], away.position);
    for (const client of [live, back, backFromFeed]) {
      expect(client.heard.includes(CANARY)).toBe(isSeen);
      expect(client.all("facts").flatMap((frame) => frame.facts).length).toBe(isSeen ? 1 : 0);
    }
  });

  test("in who looks at it", async () => {
    const { host, record } = vendasRoom(access);
    const it = record.given(inCell(state, relation, host.clock.now()));
    const looking = await host.enter(diego);
    const watching = await host.enter(viewerOf[relation]);
    await looking.say({ type: "presence", conversationId: it.id, isTyping: false });
    const mayDiegoLook = looking.last("presence") !== undefined;
    expect(watching.last("presence") !== undefined).toBe(isSeen && mayDiegoLook);
    await watching.say({ type: "presence", conversationId: it.id, isTyping: true });
    const seenByDiego = looking.last("presence")?.lookers.some((one) => one.userId === viewerOf[relation].id) ?? false;
    expect(seenByDiego).toBe(isSeen && mayDiegoLook);
  });
});

describe("P14: sight that is lost", () => {
  test("with a conversation handed to somebody else is told as a drop, once", async () => {
    const { host, record } = vendasRoom("attendant");
    const it = record.given(conversation(vendas, CANARY, { state: "open", attendant: carla }));
    const client = await host.enter(carla);
    expect(client.replica.conversations.size).toBe(1);
    await host.poke(
      record.commit({ ...it, attendant: diego, preview: "for Diego only" }, message(it.id, "for Diego only")),
      record.commit({ ...it, attendant: diego, preview: "for Diego only, again" }),
    );
    expect(client.all("facts").flatMap((frame) => frame.facts)).toEqual([{ fact: "drop", id: it.id, version: 2 }]);
    expect(client.replica.conversations.size).toBe(0);
    expect(client.heard).not.toContain("for Diego only");
  });

  test("with a conversation that goes to another team is a drop, also for who supervises this one", async () => {
    const { host, record } = vendasRoom("everyone");
    const it = record.given(conversation(vendas, CANARY));
    const [supervisor, member] = [await host.enter(ana), await host.enter(carla)];
    await host.poke(record.commit({ ...it, team: suporte, state: "concluded", preview: "for Suporte only" }));
    for (const client of [supervisor, member]) {
      expect(client.last("facts")?.facts).toEqual([{ fact: "drop", id: it.id, version: 2 }]);
      expect(client.heard).not.toContain("for Suporte only");
      await client.say({ type: "want", ids: [it.id] });
      expect(client.last("rows")?.conversations).toEqual([]);
    }
  });

  test("P14: sight that is gained brings the whole row", async () => {
    const { host, record } = vendasRoom("attendant");
    const it = record.given(conversation(vendas, CANARY, { state: "open", attendant: diego }));
    const client = await host.enter(carla);
    expect(client.heard).not.toContain(CANARY);
    await host.poke(record.commit({ ...it, attendant: carla }));
    expect(client.replica.conversations.get(it.id)?.contact.name).toBe(CANARY);
  });
});
