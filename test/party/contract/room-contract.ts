import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#shared/ids.ts";
import { MAX_FRAME_BYTES } from "#shared/protocol/codec.ts";
import { CLOSE_CODE, PROTOCOL_VERSION } from "#shared/protocol/frames.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { ana, carla, diego, elisa } from "../room/support/people.ts";
import { conversation, message, Record } from "../room/support/record.ts";
import type { Replica } from "../room/support/replica.ts";
import { type HostKind, RoomHost } from "./host.ts";
import { SocketClient, ticketFor } from "./socket-client.ts";
import { WorkerDouble } from "./worker-double.ts";

/** What a room does on every host, through real sockets, a real runtime and a feed over HTTP. */
export const roomContract = (kind: HostKind): void => {
  describe(`a room on ${kind.name}`, () => {
    let worker: WorkerDouble;
    let host: RoomHost;
    /** Each test has a team of its own: Ana supervises it, Carla and Diego are in it. */
    let vendas: { id: string; name: string };
    let scope: Scope;
    let record: Record;

    beforeAll(async () => {
      worker = await WorkerDouble.start();
      host = await RoomHost.start(kind, worker.url);
    });

    afterAll(async () => {
      await host?.stop();
      worker?.stop();
    });

    beforeEach(() => {
      vendas = { id: newId(), name: "Vendas" };
      scope = teamScope(vendas.id);
      record = new Record(scope);
      record.members.set(ana.id, { isSupervisor: true });
      for (const { id } of [carla, diego]) record.members.set(id, { isSupervisor: false });
      worker.records.set(scope, record);
    });

    const enter = async (user: { id: string }, replica?: Replica): Promise<SocketClient> => {
      const client = await SocketClient.open(host.addressOf(scope), replica);
      await client.hello(user, scope, replica?.kept ?? null);
      await client.frame("welcome");
      await client.heardOut();
      return client;
    };

    const openOf = (attendant: { id: string; name: string }, canary: string) =>
      conversation(vendas, canary, { state: "open", attendant });

    test("P11: welcomes a newcomer with a reset and the rows it wants", async () => {
      const it = record.given(conversation(vendas, "Rita"));
      const client = await enter(carla);
      await client.frame("rows");
      expect(client.frames.slice(0, 2).map((frame) => frame.type)).toEqual(["welcome", "reset"]);
      expect([...client.replica.conversations.values()]).toEqual([it]);
    });

    test("P7 to P9: refuses who may not enter, with the reason and its close code", async () => {
      const refused = async (ticket: string, version = PROTOCOL_VERSION) => {
        const client = await SocketClient.open(host.addressOf(scope));
        client.say({ type: "hello", version, ticket, position: null });
        const { reason } = await client.frame("refusal");
        expect((await client.closed).code).toBe(CLOSE_CODE[reason]);
        return reason;
      };
      expect(await refused(await ticketFor(carla, scope), PROTOCOL_VERSION + 1)).toBe("upgrade");
      expect(await refused(await ticketFor(carla, teamScope(newId())))).toBe("stale");
      expect(await refused("forged")).toBe("stale");
      expect(await refused(await ticketFor(elisa, scope))).toBe("gone");
    });

    test("P9, P10: tells a scope that does not exist from a feed that does not answer", async () => {
      record.isDown = true;
      const early = await SocketClient.open(host.addressOf(scope));
      await early.hello(carla, scope);
      expect((await early.frame("refusal")).reason).toBe("unavailable");
      record.isDown = false;
      record.exists = false;
      const late = await SocketClient.open(host.addressOf(scope));
      await late.hello(carla, scope);
      expect((await late.frame("refusal")).reason).toBe("gone");
    });

    test("P13: tells live facts in order, also those whose poke was lost", async () => {
      const client = await enter(carla);
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Rita"))] });
      record.commit(conversation(vendas, "Sônia"));
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Tiago"))] });
      await client.frame("facts", (it) => it.to === 3);
      const names = [...client.replica.conversations.values()].map((it) => it.contact.name);
      expect(names).toEqual(["Rita", "Sônia", "Tiago"]);
      expect(client.frames.filter((it) => it.type === "facts").flatMap((it) => it.facts)).toHaveLength(3);
    });

    test("P11, P12: replays to who comes back, and resets who comes from another epoch", async () => {
      const before = await enter(carla);
      before.close();
      await before.closed;
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Rita"))] });
      const back = await enter(carla, before.replica);
      await back.frame("facts", (it) => it.to === 1);
      expect((await back.frame("welcome")).mode).toBe("replay");
      before.replica.position = { ...before.replica.position!, epoch: "another" };
      expect((await (await enter(carla, before.replica)).frame("welcome")).mode).toBe("reset");
    });

    test("P14, P17: tells each only what they see", async () => {
      record.access = "attendant";
      const hidden = record.given(openOf(diego, "Segredo"));
      const [member, supervisor, attendant] = [await enter(carla), await enter(ana), await enter(diego)];
      member.say({ type: "want", ids: [hidden.id] });
      member.say({ type: "presence", conversationId: hidden.id, isTyping: true });
      await member.frame("rows");
      await host.poke({ scope, rows: [record.commit(hidden, message(hidden.id, "Segredo, outra vez"))] });
      for (const client of [supervisor, attendant]) await client.frame("facts");
      await member.heardOut();
      expect(member.heard).not.toContain("Segredo");
      expect(attendant.frames.filter((it) => it.type === "presence")).toEqual([]);
      await host.poke({ scope, rows: [record.commit({ ...hidden, attendant: carla })] });
      await member.frame("facts");
      expect(member.replica.conversations.has(hidden.id)).toBe(true);
      await attendant.until(() => !attendant.replica.conversations.has(hidden.id));
    });

    test("P19: takes away at once what a change of access or membership takes away", async () => {
      record.given(openOf(diego, "Sônia"));
      const [member, removed] = [await enter(carla), await enter(diego)];
      await member.until(() => member.replica.conversations.size === 1);
      await host.poke({ scope, rows: [record.setAccess("attendant"), record.removeMember(diego)] });
      await member.until(() => member.replica.conversations.size === 0);
      expect((await removed.frame("refusal")).reason).toBe("gone");
      expect((await removed.closed).code).toBe(CLOSE_CODE.gone);
    });

    test("P24, P25: shows who looks and types, until they leave", async () => {
      const it = record.given(conversation(vendas, "Rita"));
      const [looker, watcher] = [await enter(carla), await enter(ana)];
      looker.say({ type: "presence", conversationId: it.id, isTyping: true });
      await watcher.frame("presence", (frame) => frame.lookers.some((one) => one.isTyping));
      looker.close();
      await watcher.frame("presence", (frame) => frame.lookers.length === 0);
    });

    test("P23: ends typing by itself", async () => {
      const it = record.given(conversation(vendas, "Rita"));
      const [looker, watcher] = [await enter(carla), await enter(ana)];
      looker.say({ type: "presence", conversationId: it.id, isTyping: true });
      await watcher.frame("presence", (frame) => frame.lookers.some((one) => one.isTyping));
      await watcher.frame("presence", (frame) => frame.lookers.some((one) => !one.isTyping));
    });

    test("P26: shows who is online in the company", async () => {
      scope = companyScope(newId());
      record = new Record(scope);
      record.access = null;
      for (const { id } of [ana, carla]) record.members.set(id, { isSupervisor: false });
      worker.records.set(scope, record);
      const watcher = await enter(ana);
      const other = await enter(carla);
      await watcher.frame("online", (it) => it.userIds.includes(carla.id));
      other.close();
      await watcher.until(() => !watcher.replica.online.includes(carla.id));
    });

    test("P3: refuses what is malformed or too large, and goes on for the others", async () => {
      const other = await enter(ana);
      const hostile = [
        "text",
        new Uint8Array(),
        new Uint8Array([1, 2, 3]),
        new TextEncoder().encode('\0{"type":"ping"'),
        new Uint8Array(MAX_FRAME_BYTES + 1),
      ];
      for (const data of hostile) {
        const client = await enter(carla);
        client.sayBytes(data);
        expect((await client.frame("refusal")).reason).toBe("malformed");
        expect((await client.closed).code).toBe(CLOSE_CODE.malformed);
      }
      const huge = await enter(carla);
      huge.sayBytes(new Uint8Array(2_000_000));
      await huge.closed;
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Rita"))] });
      await other.frame("facts");
    });

    test("lets nobody choose a connection's id or feed the host anything else", async () => {
      const other = await enter(ana);
      const address = `${host.addressOf(scope)}?_pk=${"x".repeat(3_000)}`;
      const [one, two] = [await SocketClient.open(address), await SocketClient.open(address)];
      for (const client of [one, two]) {
        await client.hello(carla, scope);
        await client.frame("welcome");
      }
      one.close();
      await one.closed;
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Rita"))] });
      for (const client of [two, other]) await client.frame("facts");
      await expect(SocketClient.open(host.addressOf("team-1"))).rejects.toThrow();
    });

    test("keeps where it stands when it is killed, and misses nothing that was committed meanwhile", async () => {
      record.given(conversation(vendas, "Rita"));
      const before = await enter(carla);
      await before.until(() => before.replica.missing.size === 0 && before.replica.conversations.size === 1);
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Sônia"))] });
      await before.frame("facts");
      await host.restart();
      record.commit(conversation(vendas, "Tiago"));
      const back = await enter(carla, before.replica);
      expect((await back.frame("welcome")).mode).toBe("replay");
      await back.frame("facts", (it) => it.to === 2);
      expect(back.replica.conversations.size).toBe(3);
      expect(record.asked.filter((it) => it === "snapshot")).toHaveLength(1);
      await host.poke({ scope, rows: [record.commit(conversation(vendas, "Úrsula"))] });
      await back.frame("facts", (it) => it.to === 3);
    });
  });
};
