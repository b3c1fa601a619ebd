import type * as Party from "partykit/server";
import * as v from "valibot";
import { Id } from "#shared/ids.ts";
import { LogRow } from "#shared/protocol/fact.ts";
import { Scope } from "#shared/protocol/scope.ts";
import { isBearer } from "./bearer.ts";
import { httpFeed } from "./http-feed.ts";
import { httpPadHome } from "./http-pad-home.ts";
import { clockPort, connectionPort, connectionPorts, storagePort } from "./object-ports.ts";
import { reportTrouble } from "./report.ts";
import { createRoom, type Room } from "./room/room.ts";
import { ticketVerifier } from "./ticket.ts";
import { yPartyKitPads } from "./y-partykit-pads.ts";

/** Where the scope is kept: after an alarm PartyKit no longer knows the room's id. */
const SCOPE_KEY = "scope";

/** What the Worker posts: rows that it has committed, or the conversation whose pad is to be sealed. */
const Posted = v.union([v.object({ rows: v.array(LogRow) }), v.object({ seal: Id })]);

/** The room on PartyKit, at `/party/:scope`. Takes the Worker's address and the shared secret from its environment. */
export default class PartyKitRoom implements Party.Server {
  readonly options = { hibernate: true };
  readonly #party: Party.Room;
  #room: Promise<Room> | null = null;

  constructor(party: Party.Room) {
    this.#party = party;
  }

  /** Drops the query: PartyKit would take the connection's id from it, and keep it in the connection's small attachment. */
  static onBeforeConnect(request: Party.Request, lobby: Party.Lobby): Party.Request | Response {
    if (!v.is(Scope, lobby.id)) return new Response("There is no such room.", { status: 404 });
    const { origin, pathname } = new URL(request.url);
    return new Request(origin + pathname, { headers: { upgrade: "websocket" } }) as unknown as Party.Request;
  }

  /** Only the Worker speaks HTTP to a room. */
  static async onBeforeRequest(request: Party.Request, lobby: Party.Lobby): Promise<Party.Request | Response> {
    const isWorker = await isBearer(request.headers.get("authorization"), setting(lobby.env, "ROOM_SECRET"));
    return isWorker && v.is(Scope, lobby.id) ? request : new Response(null, { status: 404 });
  }

  async onRequest(request: Party.Request): Promise<Response> {
    const posted = v.safeParse(Posted, await request.json().catch(() => null));
    if (request.method !== "POST" || !posted.success) return new Response(null, { status: 400 });
    const room = await this.#awake();
    if ("seal" in posted.output) return Response.json({ pad: await room.onSeal(posted.output.seal) });
    await room.onPoke(posted.output.rows);
    return new Response(null, { status: 204 });
  }

  async onConnect(connection: Party.Connection): Promise<void> {
    await (await this.#awake()).onConnect(connectionPort(connection));
  }

  async onMessage(message: string | ArrayBuffer | ArrayBufferView, connection: Party.Connection): Promise<void> {
    await (await this.#awake()).onMessage(connectionPort(connection), message);
  }

  async onClose(connection: Party.Connection): Promise<void> {
    await (await this.#awake()).onClose(connectionPort(connection));
    // PartyKit does not answer the client's close frame.
    connection.close();
  }

  async onError(connection: Party.Connection): Promise<void> {
    await (await this.#awake()).onClose(connectionPort(connection));
  }

  async onAlarm(): Promise<void> {
    await (await this.#awake()).onAlarm();
  }

  /** PartyKit does not hold events back until the room has started, so whatever comes first makes it, once. */
  #awake(): Promise<Room> {
    this.#room ??= this.#make().catch((error: unknown) => {
      this.#room = null;
      throw error;
    });
    return this.#room;
  }

  async #make(): Promise<Room> {
    const { env, storage } = this.#party;
    const scope = await this.#scope();
    const secret = setting(env, "ROOM_SECRET");
    const workerUrl = setting(env, "WORKER_URL");
    return createRoom({
      scope,
      storage: storagePort(storage),
      connections: { all: () => connectionPorts(this.#party.getConnections()) },
      clock: clockPort(storage),
      feed: httpFeed(workerUrl, secret),
      padHome: httpPadHome(workerUrl, secret),
      padStorage: yPartyKitPads(storage),
      verifyTicket: ticketVerifier(secret),
      newId: () => crypto.randomUUID(),
      report: (error) => reportTrouble(scope, error),
    });
  }

  async #scope(): Promise<Scope> {
    const kept = await this.#party.storage.get(SCOPE_KEY);
    const scope = v.parse(Scope, kept ?? this.#party.id);
    if (kept === undefined) await this.#party.storage.put(SCOPE_KEY, scope);
    return scope;
  }
}

const setting = (env: Record<string, unknown>, name: "WORKER_URL" | "ROOM_SECRET"): string => {
  const value = env[name];
  if (typeof value !== "string" || value === "") throw new Error(`${name} is not set`);
  return value;
};
