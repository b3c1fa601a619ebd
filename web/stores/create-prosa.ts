import { createMemo, createRoot, createSignal } from "solid-js";
import { lookForNewVersion } from "../pwa.ts";
import { browserPorts } from "../sync/browser.ts";
import type { Ports } from "../sync/ports.ts";
import { startSync } from "../sync/session.ts";
import { createChannelStore } from "./channel-store.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createContactStore } from "./contact-store.ts";
import { createConversationStore } from "./conversation-store.ts";
import { createHealthStore } from "./health-store.ts";
import { createMediaStore } from "./media-store.ts";
import { createMessageStore } from "./message-store.ts";
import { createOrgStore } from "./org-store.ts";
import { createOutboxStore } from "./outbox-store.ts";
import { createPadStore } from "./pad-store.ts";
import { createPresenceStore } from "./presence-store.ts";
import type { Prosa } from "./prosa.ts";
import { createSessionStore } from "./session-store.ts";
import { createTemplateStore } from "./template-store.ts";

/** All stores over one sync layer, for as long as the page lives. */
export const createProsa = (ports: Ports = browserPorts()): Prosa =>
  createRoot(() => {
    const sync = startSync(ports, () => void lookForNewVersion());
    const [state, setState] = createSignal(sync.state());
    sync.onState(() => setState(sync.state()));
    const replica = createMemo(() => {
      const now = state();
      return now.state === "open" ? now.replica : null;
    });
    const connection = createConnectionStore(replica, () => void lookForNewVersion());
    const isOnline = createMemo(() => connection.state() === "online");
    const conversations = createConversationStore(replica, isOnline);
    return {
      session: createSessionStore(sync, () => state().state, replica),
      connection,
      org: createOrgStore(replica),
      conversations,
      messages: createMessageStore(replica),
      outbox: createOutboxStore(replica),
      presence: createPresenceStore(replica),
      contacts: createContactStore({ replica, isOnline, conversations }),
      pads: createPadStore(replica),
      channels: createChannelStore(replica),
      health: createHealthStore(replica),
      templates: createTemplateStore(replica),
      media: createMediaStore(replica),
    };
  });
