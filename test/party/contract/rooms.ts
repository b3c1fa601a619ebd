import { afterAll, beforeAll, beforeEach } from "vitest";
import { newId } from "#shared/ids.ts";
import { companyScope, type Scope, teamScope } from "#shared/protocol/scope.ts";
import { ana, carla, diego } from "../room/support/people.ts";
import type { PadHomeDouble } from "../room/support/pad-home.ts";
import { Record } from "../room/support/record.ts";
import type { Replica } from "../room/support/replica.ts";
import { type HostKind, RoomHost } from "./host.ts";
import { SocketClient } from "./socket-client.ts";
import { WorkerDouble } from "./worker-double.ts";

/** A host with its Worker for a file of tests, and for each test a team that Ana supervises, with Carla and Diego in it. */
export class Rooms {
  #worker: WorkerDouble | null = null;
  #host: RoomHost | null = null;
  team = { id: newId(), name: "Vendas" };
  record = new Record(teamScope(this.team.id));

  static of(kind: HostKind): Rooms {
    const rooms = new Rooms();
    beforeAll(() => rooms.#start(kind));
    beforeEach(() => rooms.#newTeam());
    afterAll(() => rooms.#stop());
    return rooms;
  }

  get host(): RoomHost {
    if (!this.#host) throw new Error("the host has not started");
    return this.#host;
  }

  get scope(): Scope {
    return this.record.scope;
  }

  get padHome(): PadHomeDouble {
    if (!this.#worker) throw new Error("the Worker has not started");
    return this.#worker.padHome;
  }

  open(): Promise<SocketClient> {
    return SocketClient.open(this.host.addressOf(this.scope));
  }

  /** A client of the user's that was welcomed, and has what the welcome brings; with a replica, one that comes back. */
  async enter(user: { id: string }, replica?: Replica): Promise<SocketClient> {
    const client = await SocketClient.open(this.host.addressOf(this.scope), replica);
    await client.hello(user, this.scope, replica?.kept ?? null);
    await client.frame("welcome");
    await client.heardOut();
    return client;
  }

  poke(...rows: Record["log"]): Promise<Response> {
    return this.host.poke({ scope: this.scope, rows });
  }

  /** From here on, the company's room instead of the team's, with Ana and Carla in it. */
  useCompany(): void {
    this.#use(new Record(companyScope(newId())));
    this.record.access = null;
    for (const { id } of [ana, carla]) this.record.members.set(id, { isSupervisor: false });
  }

  async #start(kind: HostKind): Promise<void> {
    this.#worker = await WorkerDouble.start();
    this.#host = await RoomHost.start(kind, this.#worker.url);
  }

  #newTeam(): void {
    this.team = { id: newId(), name: "Vendas" };
    this.#use(new Record(teamScope(this.team.id)));
    this.record.members.set(ana.id, { isSupervisor: true });
    for (const { id } of [carla, diego]) this.record.members.set(id, { isSupervisor: false });
  }

  #use(record: Record): void {
    this.record = record;
    this.#worker?.records.set(record.scope, record);
  }

  async #stop(): Promise<void> {
    await this.#host?.stop();
    this.#worker?.stop();
  }
}
