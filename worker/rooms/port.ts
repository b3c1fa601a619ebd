import type { LogRow } from "#shared/protocol/fact.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import type { Scope } from "#shared/protocol/scope.ts";

/** Where rooms run. A poke is a hint: it may fail, and the room makes it up from its cursor. */
export type Rooms = {
  poke: (scope: Scope, rows: LogRow[]) => Promise<void>;
  /** Makes a room let go of a pad for another, and hand over its copy; null when it has none. Rejects when it cannot be asked. */
  seal: (scope: Scope, conversationId: string) => Promise<SavedPad | null>;
  /** Resolves when a room could be reached, whichever. */
  ping: () => Promise<void>;
  /** The address of a scope's room, for a client that came by the given origin. */
  address: (scope: Scope, origin: string) => string;
};
