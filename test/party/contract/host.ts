import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Id } from "#shared/ids.ts";
import type { Poke } from "#shared/protocol/feed.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { Child, freePort } from "./child.ts";

/** What both hosts share with the Worker. */
export const SECRET = "the room secret of the tests";

/** How a host is started, and where its rooms are. */
export type HostKind = {
  name: string;
  command: string;
  options: (given: { port: number; workerUrl: string; directory: string }) => string[][];
  roomPath: (scope: Scope) => string;
  pokePath: (scope: Scope) => string;
};

/** A running host of rooms, which can be killed and started again on the same storage. */
export class RoomHost {
  readonly #kind: HostKind;
  readonly #workerUrl: string;
  readonly #directory: string;
  #child: Child;
  #port: number;

  private constructor(kind: HostKind, workerUrl: string, directory: string, child: Child, port: number) {
    this.#kind = kind;
    this.#workerUrl = workerUrl;
    this.#directory = directory;
    this.#child = child;
    this.#port = port;
  }

  static async start(kind: HostKind, workerUrl: string): Promise<RoomHost> {
    const directory = await mkdtemp(join(tmpdir(), "rooms-"));
    const port = await freePort();
    const child = await Child.start(kind.command, kind.options({ port, workerUrl, directory }));
    return new RoomHost(kind, workerUrl, directory, child, port);
  }

  addressOf(scope: Scope): string {
    return `ws://127.0.0.1:${this.#port}${this.#kind.roomPath(scope)}`;
  }

  poke({ scope, rows }: Poke, secret = SECRET): Promise<Response> {
    return this.#post(scope, { scope, rows }, secret);
  }

  async seal(scope: Scope, conversationId: Id): Promise<SavedPad | null> {
    const answer = await this.#post(scope, { seal: conversationId }, SECRET);
    return ((await answer.json()) as { pad: SavedPad | null }).pad;
  }

  #post(scope: Scope, body: unknown, secret: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#port}${this.#kind.pokePath(scope)}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
  }

  async restart(): Promise<void> {
    await this.#child.kill();
    this.#port = await freePort();
    const given = { port: this.#port, workerUrl: this.#workerUrl, directory: this.#directory };
    this.#child = await Child.start(this.#kind.command, this.#kind.options(given));
  }

  async stop(): Promise<void> {
    await this.#child.kill();
    await rm(this.#directory, { recursive: true });
    // What wrangler builds lies beside its configuration, and stays there when it is killed.
    await rm(join(import.meta.dirname, ".wrangler"), { recursive: true, force: true });
  }
}
