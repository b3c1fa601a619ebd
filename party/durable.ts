import { type Connection, Server, type WSMessage } from "partyserver";
import * as v from "valibot";
import type { Id } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { Feed } from "#shared/protocol/feed.ts";
import type { PadHome, SavedPad } from "#shared/protocol/pad-home.ts";
import { Scope } from "#shared/protocol/scope.ts";
import { clockPort, connectionPort, connectionPorts, storagePort } from "./object-ports.ts";
import { createRoom, type Room } from "./room/room.ts";
import { reportTrouble } from "./report.ts";
import { sqlitePads } from "./sqlite-pads.ts";
import { ticketVerifier } from "./ticket.ts";

/** What a room needs from the Worker that hosts it. */
export type Wiring<Env> = {
  feed: (env: Env) => Feed;
  padHome: (env: Env) => PadHome;
  ticketSecret: (env: Env) => string;
};

/**
 * The room as a Durable Object, named by its scope. Export a class of ours from the Worker:
 * `export class Room extends durableRoom<Env>({ … }) {}`. Rows are given to it by `poke`, after `getServerByName`.
 */
export const durableRoom = <Env>(wiring: Wiring<Env>) =>
  class DurableRoom extends Server<Env & Cloudflare.Env> {
    static override options = { hibernate: true };

    #room: Room | null = null;

    override onStart(): void {
      const { storage } = this.ctx;
      this.#room = createRoom({
        scope: v.parse(Scope, this.name),
        storage: storagePort(storage),
        connections: { all: () => connectionPorts(this.getConnections()) },
        clock: clockPort(storage),
        feed: wiring.feed(this.env),
        padHome: wiring.padHome(this.env),
        padStorage: sqlitePads(storage),
        verifyTicket: ticketVerifier(wiring.ticketSecret(this.env)),
        newId: () => crypto.randomUUID(),
        report: (error) => reportTrouble(this.name, error),
      });
    }

    override async onConnect(connection: Connection): Promise<void> {
      await this.#room?.onConnect(connectionPort(connection));
    }

    override async onMessage(connection: Connection, message: WSMessage): Promise<void> {
      await this.#room?.onMessage(connectionPort(connection), message);
    }

    override async onClose(connection: Connection): Promise<void> {
      await this.#room?.onClose(connectionPort(connection));
    }

    override async onError(connection: Connection): Promise<void> {
      await this.#room?.onClose(connectionPort(connection));
    }

    override async onAlarm(): Promise<void> {
      await this.#room?.onAlarm();
    }

    /** Rows of this scope that were committed, in order. Resolves when they are applied and sent. */
    async poke(rows: LogRow[]): Promise<void> {
      // Called directly, without `getServerByName`: this is what starts the room.
      if (!this.#room) await this.setName(this.name);
      await this.#room?.onPoke(rows);
    }

    /** Answers when a room can be reached at all. Starts nothing. */
    async ping(): Promise<void> {}

    /** Has the room let go of a pad for another, see `Room.onSeal`. */
    async seal(conversationId: Id): Promise<SavedPad | null> {
      return (await this.#room?.onSeal(conversationId)) ?? null;
    }
  };

const ROOM_PATH = /^\/parties\/room\/([^/]+)$/;

/** Opens the socket of `/parties/room/:scope`. Null for a path that is not a room's. */
export const routeRooms = async (request: Request, env: { ROOM: DurableObjectNamespace }): Promise<Response | null> => {
  const [, name] = ROOM_PATH.exec(new URL(request.url).pathname) ?? [];
  if (name === undefined) return null;
  if (!v.is(Scope, name)) return new Response("There is no such room.", { status: 404 });
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return new Response("A room speaks WebSocket.", { status: 426, headers: { upgrade: "websocket" } });
  }
  // Nothing of the client's request goes in: its query and headers could choose the connection's id, or break the host.
  const opening = new Request(`https://room/parties/room/${name}`, { headers: { upgrade: "websocket" } });
  return env.ROOM.get(env.ROOM.idFromName(name)).fetch(opening);
};
