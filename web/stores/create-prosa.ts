import { createMemo, createRoot, createSignal, getOwner, runWithOwner } from "solid-js";
import type { Ports } from "../sync/ports.ts";
import { startSync } from "../sync/session.ts";
import { ASKED_STORES, PAGE_STORES } from "./code.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createConversationStore } from "./conversation-store.ts";
import { createOrgStore } from "./org-store.ts";
import { createOutboxStore } from "./outbox-store.ts";
import { createPresenceStore } from "./presence-store.ts";
import type { Prosa } from "./prosa.ts";
import { createSessionStore } from "./session-store.ts";

const lookForNewVersion = (): void => void import("../pwa.ts").then((it) => it.lookForNewVersion());

/** All stores over one sync layer, for as long as the page lives. */
export const createProsa = (ports: Ports): Prosa =>
  createRoot(() => {
    const sync = startSync(ports, lookForNewVersion);
    const [state, setState] = createSignal(sync.state());
    sync.onState(() => setState(sync.state()));
    const replica = createMemo(() => {
      const now = state();
      return now.state === "open" ? now.replica : null;
    });
    const shown = createMemo(() => {
      const now = state();
      return now.state === "opening" ? now.first : replica();
    });
    const connection = createConnectionStore(replica, lookForNewVersion);
    const isOnline = createMemo(() => connection.state() === "online");
    const conversations = createConversationStore(shown, replica, isOnline);
    const owner = getOwner();
    /** Made when a page first reads it. */
    const late = <T>(make: () => T): (() => T) => {
      let made: T | null = null;
      return () => (made ??= runWithOwner(owner, make) as T);
    };
    const messages = late(() => PAGE_STORES.now().createMessageStore(replica));
    const pads = late(() => PAGE_STORES.now().createPadStore(replica));
    const media = late(() => PAGE_STORES.now().createMediaStore(replica));
    const contacts = late(() => ASKED_STORES.now().createContactStore({ replica, isOnline, conversations }));
    const channels = late(() => ASKED_STORES.now().createChannelStore(replica));
    const health = late(() => ASKED_STORES.now().createHealthStore(replica));
    const templates = late(() => ASKED_STORES.now().createTemplateStore(replica));
    return {
      session: createSessionStore(sync, () => state().state, shown),
      connection,
      org: createOrgStore(shown, replica),
      conversations,
      outbox: createOutboxStore(replica),
      presence: createPresenceStore(replica),
      get messages() {
        return messages();
      },
      get contacts() {
        return contacts();
      },
      get pads() {
        return pads();
      },
      get channels() {
        return channels();
      },
      get health() {
        return health();
      },
      get templates() {
        return templates();
      },
      get media() {
        return media();
      },
    };
  });
