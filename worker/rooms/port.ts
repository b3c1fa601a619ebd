import type { LogRow } from "#shared/protocol/fact.ts";
import type { Scope } from "#shared/protocol/scope.ts";

/** Where rooms run. A poke is a hint: it may fail, and the room makes it up from its cursor. */
export type Rooms = {
  poke: (scope: Scope, rows: LogRow[]) => Promise<void>;
  /** The address of a scope's room, for a client that came by the given origin. */
  address: (scope: Scope, origin: string) => string;
};
