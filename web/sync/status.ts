import type { ConnectionStatus } from "./connection.ts";
import { NOBODY, type PresenceSnapshot } from "./presence.ts";

export type StatusParts = {
  onChange: () => void;
  /** Online again. */
  onBack: () => void;
};

/** How the leading tab stands with the server and who is there, as this tab knows it. */
export const createStatus = ({ onChange, onBack }: StatusParts) => {
  let connection: ConnectionStatus = { state: "connecting", isOutdated: false };
  let presence = NOBODY;
  return {
    connection: () => connection,
    presence: () => presence,
    set(nextConnection: ConnectionStatus, nextPresence: PresenceSnapshot): void {
      const isBack = connection.state !== "online" && nextConnection.state === "online";
      connection = nextConnection;
      presence = nextPresence;
      onChange();
      if (isBack) onBack();
    },
  };
};
