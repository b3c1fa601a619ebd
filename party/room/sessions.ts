import type { Id } from "#shared/ids.ts";
import type { Clock, Connection, Connections } from "./ports.ts";
import { Session } from "./session.ts";

/** A session whose hello was accepted. */
export type Entered = { session: Session; userId: Id };

/** The sessions of the connections that are open, rebuilt from their attachments when memory was lost. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  rebuild(connections: Connections): void {
    for (const it of connections.all()) this.of(it);
  }

  open(connection: Connection): void {
    this.#sessions.set(connection.id, Session.open(connection, this.#clock.now()));
  }

  /** Null for a connection that was refused: what it still sends is nothing to us. */
  of(connection: Connection): Session | null {
    const known = this.#sessions.get(connection.id);
    if (known) return known;
    const session = new Session(connection, this.#clock.now());
    if (session.kept.isRefused) return null;
    this.#sessions.set(connection.id, session);
    return session;
  }

  isOpen(session: Session): boolean {
    return this.#sessions.get(session.connection.id) === session;
  }

  remove(session: Session): void {
    if (this.isOpen(session)) this.#sessions.delete(session.connection.id);
  }

  get count(): number {
    return this.#sessions.size;
  }

  all(): Iterable<Session> {
    return this.#sessions.values();
  }

  *entered(): Generator<Entered> {
    for (const session of this.#sessions.values()) {
      const { userId } = session.kept;
      if (userId !== null) yield { session, userId };
    }
  }
}
