import type { LogRow } from "#shared/protocol/fact.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { LoggedRow } from "../store/change-log.ts";
import type { Rooms } from "./port.ts";

/** A poke that has not ended by then is taken for lost, so that the ones behind it are not held up. */
const STUCK_MS = 5_000;

/**
 * Sends rows to rooms, one poke a scope at a time: what is committed while one is under way goes with the next. Shared by
 * the requests of an isolate; holds plain rows only, since one request may not use another's connections.
 */
export const pokeCoalescer = (now: () => number) => {
  const waiting = new Map<Scope, LogRow[]>();
  const busySince = new Map<Scope, number>();

  const drain = async (rooms: Rooms, scope: Scope): Promise<void> => {
    const since = busySince.get(scope);
    if (since !== undefined && now() - since < STUCK_MS) return;
    for (let rows = take(scope); rows.length > 0; rows = take(scope)) {
      busySince.set(scope, now());
      await rooms.poke(scope, rows).catch(() => undefined);
    }
    busySince.delete(scope);
  };

  const take = (scope: Scope): LogRow[] => {
    const rows = waiting.get(scope) ?? [];
    waiting.delete(scope);
    return rows.sort((a, b) => a.seq - b.seq);
  };

  return async (rooms: Rooms, logged: readonly LoggedRow[]): Promise<void> => {
    for (const { scope, row } of logged) waiting.set(scope, [...(waiting.get(scope) ?? []), row]);
    await Promise.all([...new Set(logged.map((it) => it.scope))].map((scope) => drain(rooms, scope)));
  };
};
