import type { Core } from "../core.ts";
import type { Session } from "../session.ts";
import { tellCursors } from "./cursors.ts";

/** A session that is over has no pads open any more. */
export const abandonPads = (core: Core, session: Session): void => {
  for (const channel of session.channels.values()) {
    core.pads.channels.remove(channel);
    if (channel.cursor) tellCursors(core, channel.conversationId);
  }
};
