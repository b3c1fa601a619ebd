import { createHash, createHmac } from "node:crypto";
import type { Scope } from "#shared/protocol/scope.ts";
import { companyScope, teamScope } from "#shared/protocol/scope.ts";
import type { Actor } from "../engine/actor.ts";
import { virtualId, type Realm } from "../engine/globals.ts";
import type { Loop } from "../engine/loop.ts";
import type { Random } from "../engine/random.ts";
import { createOracle, type Oracle } from "../oracle/oracle.ts";
import type { Violated } from "../oracle/violation.ts";
import { type Company, foundCompany, type Person } from "./company.ts";
import { D1 } from "./d1.ts";
import { Device } from "./device.ts";
import { createHttp, type Http } from "./http.ts";
import { openLink, type ClientEnd, type Link } from "./link.ts";
import type { Product } from "./product.ts";
import { createProvider, type Provider } from "./provider.ts";
import { RoomHost } from "./room-host.ts";
import { SESSION_SECRET } from "./secrets.ts";
import { createSites, type Sites } from "./sites.ts";
import { GRAPH_URL, hostWorker, ORIGIN, ROOMS_URL, type WorkerHost, WORKER_URL } from "./worker.ts";

/** Carries a session's token to the device, as a cookie does. */
const SESSION_HEADER = "x-session";

export type WorldParts = {
  product: Product;
  schema: readonly string[];
  loop: Loop;
  random: Random;
  log: (line: string) => void;
  violated: Violated;
};

/** Everything there is in a run. */
export class World {
  readonly parts: WorldParts;
  readonly sites: Sites;
  readonly d1: D1;
  readonly worker: WorkerHost;
  readonly rooms = new Map<Scope, RoomHost>();
  readonly devices: Device[] = [];
  company!: Company;
  provider!: Provider;
  oracle!: Oracle;
  readonly #http: Http;
  #links = 0;
  /** Devices whose databases have changed since they were looked at. */
  readonly #changed = new Set<Device>();

  constructor(parts: WorldParts) {
    this.parts = parts;
    const { loop, random, log, product } = parts;
    this.sites = createSites(loop, random.fork("sites"), log);
    this.#http = createHttp(loop, random.fork("http"), this.sites, log);
    this.d1 = new D1(parts.schema, random.fork("d1"), this.sites, () => this.oracle.committed());
    this.worker = hostWorker({ product, d1: this.d1, loop, random: random.fork("worker"), log });
  }

  /** Founds the company and gives its people their devices. */
  async found(): Promise<void> {
    const { product, loop, random, violated, log } = this.parts;
    product.renewIsolate();
    this.company = await foundCompany(this.d1, product, random.fork("company"), loop.now);
    this.provider = createProvider({
      loop,
      random: random.fork("provider"),
      http: this.#http,
      channel: this.company.channel,
      post: (path, headers, body) =>
        this.worker.handle(new Request(ORIGIN + path, { method: "POST", headers, body }), "webhook"),
      log,
    });
    this.oracle = createOracle({ world: this, violated });
    for (const scope of [companyScope(this.company.id), ...this.company.teams.map((it) => teamScope(it.id))])
      this.room(scope);
    const skews = random.fork("skews");
    for (const person of this.company.people)
      for (let count = skews.chance(0.25) ? 2 : 1; count > 0; count -= 1) this.addDevice(person, skews);
  }

  addDevice(person: Person, random: Random): Device {
    const { loop, product } = this.parts;
    const name = `${person.name}${this.devices.filter((it) => it.person === person).length + 1}`;
    const device: Device = new Device({
      name,
      person,
      product,
      loop,
      random: this.parts.random.fork(`device ${name}`),
      sites: this.sites,
      skewMs: random.chance(0.3) ? random.between(-90_000, 90_000) : 0,
      request: (it, path, init) => this.#request(it, path, init),
      connect: (it, owner, url, end) => this.#connect(it, owner, url, end),
      onCommit: () => void this.#changed.add(device),
      onWipe: () => this.oracle.outboxes.forget(name),
    });
    this.devices.push(device);
    const token = this.#beginSession(person);
    if (token !== null) this.#keepSession(device, token);
    return device;
  }

  /** Answers the session's token; null for whom the company has removed. */
  #beginSession({ id }: Person): string | null {
    const [user] = this.d1.look("select id from users where id = ? and removed_at is null", id);
    if (!user) return null;
    const token = virtualId();
    const at = new Date().toISOString();
    const expiresAt = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString();
    this.d1.put("sessions", {
      id: virtualId(),
      user_id: id,
      token,
      expires_at: expiresAt,
      created_at: at,
      updated_at: at,
    });
    return token;
  }

  #keepSession(device: Device, token: string): void {
    device.token = token;
    const signature = createHmac("sha256", SESSION_SECRET).update(token).digest("base64");
    device.cookie = `prosa.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  }

  /** Whether the database knows the device's session, and has not removed its person. */
  isSignedIn({ token, cookie, person }: Device): boolean {
    return (
      cookie !== "" &&
      this.d1.look("select id from sessions where token = ?", token).length > 0 &&
      this.d1.look("select id from users where id = ? and removed_at is null", person.id).length > 0
    );
  }

  room(scope: Scope): RoomHost {
    const known = this.rooms.get(scope);
    if (known) return known;
    const { product, loop, random, log, violated } = this.parts;
    const host: RoomHost = new RoomHost({
      product,
      scope,
      loop,
      random: random.fork(`room ${scope}`),
      sites: this.sites,
      log,
      violated,
      onSent: (...args) => this.oracle.frames.sent(...args),
    });
    this.rooms.set(scope, host);
    return host;
  }

  /** What the process' own fetch is: how Worker, rooms and provider reach each other. */
  readonly fetch: Realm["fetch"] = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const signal = init?.signal ?? null;
    const body = request.method === "GET" ? null : await request.clone().text();
    switch (url.origin) {
      case WORKER_URL:
        return this.#http({
          site: "feed",
          what: `${request.method} ${url.pathname.slice(0, 24)}`,
          signal,
          serve: () => this.worker.handle(new Request(request.url, { ...clone(request), body }), "feed"),
        });
      case ROOMS_URL: {
        const host = this.room(url.pathname.split("/").at(-1) as Scope);
        const given = JSON.parse(body ?? "{}") as Parameters<RoomHost["serve"]>[0];
        return this.#http({
          site: "poke",
          what: `poke ${host.scope.slice(-4)}`,
          signal,
          serve: () => host.serve(given),
        });
      }
      case GRAPH_URL:
        return this.#http({
          site: "provider",
          what: `${request.method} ${url.pathname.split("/").at(-1)}`,
          signal,
          serve: () => this.provider.serve(new Request(request.url, { ...clone(request), body })),
        });
      default:
        throw new TypeError(`nothing is at ${url.origin}`);
    }
  };

  /** Another database is in the place of the one that was, which holds what the copy does. */
  restore(copy: ReturnType<D1["copy"]>): void {
    this.d1.restore(copy);
    for (const it of this.provider.acknowledged) if (!this.#isStored(it)) this.provider.acknowledged.delete(it);
    this.provider.restored();
    this.oracle.restored();
  }

  #isStored({ text, id }: { text: string; id: string }): boolean {
    const hash = createHash("sha256").update(id).digest("base64url");
    return (
      this.d1.look("select id from messages where text = ?", text).length > 0 ||
      this.d1.look("select hash from refused_messages where hash = ?", hash).length > 0
    );
  }

  /** To be called between any two events. */
  step(): void {
    this.oracle.pads.judgeKeepers();
    for (const device of this.#changed) {
      const names = device.databases.names();
      if (!names.every((it) => device.databases.isStill(it))) continue;
      this.#changed.delete(device);
      for (const it of names) {
        this.oracle.replica(device.name, device.databases, it);
        this.oracle.outboxes.note(device.name, device.databases, it);
      }
    }
  }

  async #request(device: Device, path: string, init: RequestInit): Promise<Response> {
    const { cookie, person } = device;
    const method = init.method ?? "GET";
    const body = typeof init.body === "string" ? init.body : null;
    const serve = async (): Promise<Response> => {
      const since = this.oracle.history.now();
      if (path === "/api/auth/sign-in/email") return this.#signedIn(person);
      const headers = { cookie, origin: ORIGIN, "content-type": "application/json" };
      const response = await this.worker.handle(new Request(ORIGIN + path, { method, headers, body }), path);
      const text = await response.text();
      if (path === "/api/auth/sign-out" && response.ok) device.cookie = "";
      this.oracle.answers.answered(person.id, path, body, response.status, text, since);
      return new Response(text, response);
    };
    const answer = await this.#http({
      site: "api",
      what: `${device.name} ${method} ${path.slice(0, 40)}`,
      signal: init.signal ?? null,
      isUp: () => device.isUp,
      serve,
    });
    // A page that has gone meanwhile never gets here: whoever comes after it is as signed out as before.
    const token = answer.headers.get(SESSION_HEADER);
    if (token !== null) this.#keepSession(device, token);
    return answer;
  }

  async #signedIn(person: Person): Promise<Response> {
    const token = this.#beginSession(person);
    if (token !== null) return Response.json({ ok: true }, { headers: { [SESSION_HEADER]: token } });
    return Response.json({ error: { code: "wrong_credentials", requestId: "" } }, { status: 401 });
  }

  #connect(device: Device, owner: Actor, url: string, end: ClientEnd): Link {
    const host = this.room(url.split("/").at(-1) as Scope);
    const { loop, random, log } = this.parts;
    const id = `connection-${(this.#links += 1)}`;
    log(`${owner.name} connects ${id} to ${host.scope.slice(0, 4)}…${host.scope.slice(-4)}`);
    const link: Link = openLink(end, {
      loop,
      random: random.fork(id),
      owner,
      userId: device.person.id,
      id,
      isUp: () => device.isUp,
      listener: {
        onConnect: (it) => {
          host.links.add(link);
          host.onConnect(it);
          return true;
        },
        onMessage: (it, bytes) => {
          this.oracle.frames.heard(it, bytes);
          host.onMessage(it, bytes);
        },
        onClose: (it) => {
          host.links.delete(link);
          host.onClose(it);
        },
        onSent: (it, bytes) => host.onSent(it, bytes),
      },
    });
    return link;
  }
}

const clone = ({ method, headers }: Request): RequestInit => ({ method, headers });
