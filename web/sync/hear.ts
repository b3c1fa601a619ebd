import type { createContact } from "./contact.ts";
import type { Copy } from "./copy.ts";
import type { Lead } from "./lead.ts";
import type { createStatus } from "./status.ts";
import type { TabMessage } from "./tab-message.ts";
import type { Spawn } from "./spawn.ts";

export type Hearer = {
  /** Null unless this tab leads. */
  lead: Lead | null;
  copy: Copy;
  contact: ReturnType<typeof createContact>;
  status: ReturnType<typeof createStatus>;
  spawn: Spawn;
};

/** Acts on what another tab of the same user said. */
export const hear = (message: TabMessage, { lead, copy, contact, status, spawn }: Hearer): void => {
  switch (message.type) {
    case "patch":
      // What a leader said before it handed over was read from the database since.
      return lead ? undefined : copy.take(message.patch);
    case "pages":
      return spawn(() => copy.takePages(message.conversationIds));
    case "outbox":
      return spawn(copy.outbox.read);
    case "status":
      contact.heard(message.contactedAt);
      return lead ? undefined : status.set(message.connection, message.presence);
    case "hello":
      return lead?.report();
    case "look":
      return lead?.look(message.tab, message.look);
    case "wake":
      return lead?.wake();
    case "recheck":
      return lead?.recheck(message.conversationId);
  }
};
