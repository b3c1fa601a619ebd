import { createSignal } from "solid-js";
import type { ConnectionStatus } from "../sync/connection.ts";
import { follow, type OpenReplica } from "./follow.ts";
import type { ConnectionStore } from "./prosa.ts";

const UNKNOWN: ConnectionStatus = { state: "connecting", isOutdated: false };

export const createConnectionStore = (replica: OpenReplica): ConnectionStore => {
  const [status, setStatus] = createSignal(UNKNOWN);
  const [lastOnlineAt, setLastOnlineAt] = createSignal<number | null>(null);
  follow(
    replica,
    (open) => {
      const read = () => {
        setStatus(open.connection());
        setLastOnlineAt(open.contactedAt());
      };
      read();
      return [open.on("status", read)];
    },
    () => setStatus(UNKNOWN),
  );
  return { state: () => status().state, isOutdated: () => status().isOutdated, lastOnlineAt };
};
