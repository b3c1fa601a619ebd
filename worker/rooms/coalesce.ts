import type { LogRow } from "#shared/protocol/fact.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { LoggedRow } from "../store/change-log.ts";
import type { Rooms } from "./port.ts";

/** A poke that has not ended by then is taken for lost, so that the ones behind it are not held up. */
const STUCK_MS = 5_000;

/** What waits to be told of a scope; `since` is when the first of it was to be told, in epoch milliseconds. */
type Waiting = { companyId: string; since: number; rows: LogRow[] };

/** A poke that has ended. `lagMs` is how long the first of its rows had waited by then, `ms` how long the poke took. */
export type Poked = { scope: Scope; companyId: string; rows: number; isTold: boolean; ms: number; lagMs: number };

/**
 * Sends rows to rooms, one poke a scope at a time: what is committed while one is under way goes with the next. Shared by
 * the requests of an isolate; holds plain rows only, since one request may not use another's connections.
 */
export const pokeCoalescer = (now: () => number) => {
  const waiting = new Map<Scope, Waiting>();
  const busySince = new Map<Scope, number>();

  const drain = async (rooms: Rooms, scope: Scope, onPoked: (poked: Poked) => void): Promise<void> => {
    const busy = busySince.get(scope);
    if (busy !== undefined && now() - busy < STUCK_MS) return;
    for (let next = take(scope); next; next = take(scope)) {
      const { companyId, since, rows } = next;
      const begun = now();
      busySince.set(scope, begun);
      const isTold = await rooms.poke(scope, rows).then(
        () => true,
        () => false,
      );
      onPoked({ scope, companyId, rows: rows.length, isTold, ms: now() - begun, lagMs: now() - since });
    }
    busySince.delete(scope);
  };

  const take = (scope: Scope): Waiting | undefined => {
    const taken = waiting.get(scope);
    waiting.delete(scope);
    taken?.rows.sort((a, b) => a.seq - b.seq);
    return taken;
  };

  return async (rooms: Rooms, logged: readonly LoggedRow[], onPoked: (poked: Poked) => void): Promise<void> => {
    for (const { scope, companyId, row } of logged) {
      const there = waiting.get(scope);
      if (there) there.rows.push(row);
      else waiting.set(scope, { companyId, since: now(), rows: [row] });
    }
    await Promise.all([...new Set(logged.map((it) => it.scope))].map((scope) => drain(rooms, scope, onPoked)));
  };
};
