import { newId } from "#shared/ids.ts";
import type { Feed } from "#shared/protocol/feed.ts";
import { parseScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { Connection, RoomPorts } from "../../../../party/room/ports.ts";
import { createRoom, type Room } from "../../../../party/room/room.ts";
import { PadHomeDouble } from "../../../party/room/support/pad-home.ts";
import { padStorageDouble } from "../../../party/room/support/pad-storage.ts";
import type { FakeClock } from "./clock.ts";
import type { Company } from "./company.ts";
import type { FakeSocket } from "./socket.ts";

/** The rooms of a company as they are, on storage in memory. */
export const createRealRooms = (company: Company, clock: FakeClock) => {
  const rooms = new Map<Scope, Room>();
  const sockets = new Map<FakeSocket, { scope: Scope; connection: Connection }>();
  const tickets = new Map<string, { scope: Scope; userId: string }>();
  const home = new PadHomeDouble((scope, id) => teamScope(company.get(id).team.id) === scope);
  home.seal = async (keeper, id) => (await rooms.get(keeper)?.onSeal(id)) ?? null;
  /** What rooms could not do. */
  const reported: unknown[] = [];

  const feed: Feed = {
    pull: async (scope, { seq }) => ({
      rows: company.log(scope).filter((it) => it.seq > seq),
      hasMore: false,
      isTooOld: false,
    }),
    async snapshot(scope) {
      const { kind, id } = parseScope(scope);
      const last = company.log(scope).at(-1);
      const own = company.memberships().filter((it) => it.teamId === id);
      const everybody = company.users().map((it) => [it.id, { isSupervisor: false }]);
      return {
        seq: last?.seq ?? 0,
        mark: last?.mark ?? 0,
        access: kind === "team" ? company.accessOf(id) : null,
        members: Object.fromEntries(kind === "team" ? own.map((it) => [it.userId, it]) : everybody),
        conversations: [...company.conversations.values()].filter((it) => teamScope(it.team.id) === scope),
      };
    },
  };

  const portsOf = (scope: Scope): RoomPorts => {
    const stored = new Map<string, unknown>();
    let alarm: { at: number; cancel: () => void } | null = null;
    return {
      scope,
      feed,
      newId,
      padHome: home,
      padStorage: padStorageDouble(new Map(), async () => {}),
      report: (error) => void reported.push(error),
      verifyTicket: async (token) => tickets.get(token) ?? null,
      connections: { all: () => [...sockets.values()].filter((it) => it.scope === scope).map((it) => it.connection) },
      storage: {
        read: async (prefix) => structuredClone(new Map([...stored].filter(([key]) => key.startsWith(prefix)))),
        async write(batch) {
          for (const [key, value] of structuredClone(batch)) {
            if (value === null) stored.delete(key);
            else stored.set(key, value);
          }
        },
      },
      clock: {
        now: clock.now,
        after: (ms, run) => void clock.after(ms, run),
        getAlarm: async () => alarm?.at ?? null,
        async setAlarm(at) {
          alarm?.cancel();
          const cancel = clock.after(Math.max(0, at - clock.now()), () => {
            alarm = null;
            void rooms.get(scope)?.onAlarm();
          });
          alarm = { at, cancel };
        },
      },
    };
  };

  const roomOf = (scope: Scope): Room => {
    const room = rooms.get(scope) ?? createRoom(portsOf(scope));
    rooms.set(scope, room);
    return room;
  };

  const connectionOf = (socket: FakeSocket): Connection => {
    let attachment: unknown = null;
    return {
      id: newId(),
      send: (bytes) => socket.deliver(bytes),
      close: (code) => socket.end(code),
      getAttachment: () => attachment,
      setAttachment: (it) => void (attachment = it),
    };
  };

  company.onRow((scope, row) => void rooms.get(scope)?.onPoke([row]));

  return {
    home,
    reported,
    ticket(scope: Scope, userId: string): string {
      const ticket = `ticket-${tickets.size + 1}`;
      tickets.set(ticket, { scope, userId });
      return ticket;
    },
    async receive(socket: FakeSocket, data: unknown): Promise<void> {
      const scope = socket.url.split("/").at(-1) as Scope;
      const known = sockets.get(socket);
      const { connection } = known ?? { connection: connectionOf(socket) };
      if (!known) {
        sockets.set(socket, { scope, connection });
        await roomOf(scope).onConnect(connection);
      }
      await roomOf(scope).onMessage(connection, data);
    },
    leave(socket: FakeSocket): void {
      const known = sockets.get(socket);
      sockets.delete(socket);
      if (known) void roomOf(known.scope).onClose(known.connection);
    },
  };
};
