import { apart } from "./apart.ts";
import type { FirstRows } from "./first-rows.ts";
import type { Replica } from "./replica.ts";

export type SyncState =
  | { state: "loading" | "signed_out" | "locked" }
  /** The rest of the copy is being read. */
  | { state: "opening"; first: FirstRows }
  | { state: "open"; replica: Replica };

/** What the sync layer has to show, and who wants to know. A replica is closed once nobody shows it any more. */
export const createSyncState = () => {
  const listeners = new Set<() => void>();
  let state: SyncState = { state: "loading" };
  return {
    now: (): SyncState => state,
    replica: (): Replica | null => (state.state === "open" ? state.replica : null),
    set(next: SyncState): void {
      const was = state;
      state = next;
      for (const listener of listeners) apart(listener);
      if (was.state === "open") was.replica.close();
    },
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
