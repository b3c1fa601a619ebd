import type { createContact } from "./contact.ts";
import type { Copy } from "./copy.ts";
import type { createFollowing } from "./following.ts";
import type { createLooking } from "./looking.ts";
import type { Lead } from "./lead.ts";
import type { createStorage } from "./storage.ts";
import type { createStatus } from "./status.ts";
import type { TabMessage } from "./tab-message.ts";
import type { Spawn } from "./spawn.ts";

export type Hearer = {
  /** Null unless this tab leads. */
  lead: Lead | null;
  copy: Copy;
  following: Pick<ReturnType<typeof createFollowing>, "take" | "follow">;
  contact: ReturnType<typeof createContact>;
  status: ReturnType<typeof createStatus>;
  storage: Pick<ReturnType<typeof createStorage>, "fill">;
  looking: Pick<ReturnType<typeof createLooking>, "repeat">;
  spawn: Spawn;
};

/** Acts on what another tab of the same user said. */
export const hear = (message: TabMessage, { lead, copy, following, ...hearer }: Hearer): void => {
  const { contact, status, storage, looking, spawn } = hearer;
  switch (message.type) {
    case "patch":
      return following.take(message.patch, message.tab);
    case "pages":
      return spawn(() => copy.takePages(message.conversationIds));
    case "outbox":
      return spawn(copy.outbox.read);
    case "status":
      contact.heard(message.contactedAt);
      return lead ? undefined : status.set(message.connection, message.presence);
    case "hello":
      return lead?.report();
    case "lead":
      spawn(() => following.follow(message.tab));
      looking.repeat();
      return copy.pads.show();
    case "full":
      return storage.fill();
    case "pad":
      copy.pads.hear(message.news);
      return lead?.pads.hear(message.news);
    case "pad_wish":
      return lead?.pads.wish(message.wish);
    case "look":
      return lead?.look(message.tab, message.look);
    case "wake":
      return lead?.wake();
    case "recheck":
      return lead?.recheck(message.conversationId);
  }
};
