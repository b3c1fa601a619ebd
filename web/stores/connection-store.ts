import { createMemo, createSignal } from "solid-js";
import type { ConnectionStatus } from "../sync/connection.ts";
import { follow, type OpenReplica } from "./follow.ts";
import type { ConnectionStore } from "./prosa.ts";

const UNKNOWN: ConnectionStatus = { state: "connecting", isOutdated: false };

/** Calls `onOutdated` when the server turns out to speak a newer protocol than this page. */
export const createConnectionStore = (replica: OpenReplica, onOutdated: () => void): ConnectionStore => {
  const [status, setStatus] = createSignal(UNKNOWN);
  const [lastOnlineAt, setLastOnlineAt] = createSignal<number | null>(null);
  const [storage, setStorage] = createSignal<ReturnType<ConnectionStore["storage"]>>("kept");
  follow(
    replica,
    (open) => {
      setStorage(open.storage());
      const cancelStorage = open.on("storage", () => setStorage(open.storage()));
      let wasOutdated = false;
      const read = () => {
        const now = open.connection();
        setStatus(now);
        setLastOnlineAt(open.contactedAt());
        if (now.isOutdated && !wasOutdated) onOutdated();
        wasOutdated = now.isOutdated;
      };
      read();
      return [open.on("status", read), cancelStorage];
    },
    () => setStatus(UNKNOWN),
  );
  // Who is there changes far more often than whether we are connected.
  const state = createMemo(() => status().state);
  const clockOffset = (): number => replica()?.clockOffset() ?? 0;
  return { state, lastOnlineAt, clockOffset, storage, dismissStorage: () => replica()?.dismissStorage() };
};
