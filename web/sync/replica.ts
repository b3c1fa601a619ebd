import type { Id } from "#shared/ids.ts";
import type { Me } from "#shared/protocol/api.ts";
import type { Api } from "./api.ts";
import { READING, DECIDING, LEADING } from "./code.ts";
import type { createCommander } from "./commander.ts";
import { createContact } from "./contact.ts";
import { createCopy } from "./copy.ts";
import { ONLY, type ReplicaDb } from "./db.ts";
import { createFollowing } from "./following.ts";
import { hear } from "./hear.ts";
import { lateCalls } from "./late.ts";
import type { Lead, startLead as StartLead } from "./lead.ts";
import { standForLead } from "./leader.ts";
import { createLooking } from "./looking.ts";
import { loadHeld } from "./load.ts";
import type { Ports } from "./ports.ts";
import { outdated } from "./prune.ts";
import { createSpawn } from "./spawn.ts";
import { createStorage } from "./storage.ts";
import { createStatus } from "./status.ts";
import { openTabs } from "./tabs.ts";
import { NOWHERE } from "./tab-message.ts";

export type ReplicaParts = {
  ports: Ports;
  api: Api;
  db: ReplicaDb;
  contactedAt: number;
  /** The copy was broken or gone, and is being made anew. */
  wasRebuilt: boolean;
  /** The copy cannot be read or written any more. */
  onBroken: (error: unknown) => void;
  /** The server knows us as someone else. */
  onOtherUser: (me: Me) => void;
};

export type Replica = Awaited<ReturnType<typeof openReplica>>;

/** One user's copy of the company, as this tab shows and changes it. The database must hold whose copy it is. */
export const openReplica = async ({ ports, api, db, contactedAt, wasRebuilt, onBroken, onOtherUser }: ReplicaParts) => {
  const { clock, network, newId, random } = ports;
  const { spawn, stop } = createSpawn(onBroken);
  const contact = createContact(clock, contactedAt, (at) => spawn(() => withRoom(() => db.put("contact", at, ONLY))));
  const loaded = Promise.withResolvers<void>();
  let clockOffset = 0;
  let isClosed = false;
  let lead: Lead | null = null;
  let commands: ReturnType<typeof createCommander> | null = null;

  const tab = newId();
  const clientId = (): number => Math.floor(random() * 2 ** 32);
  const tabs = openTabs(ports.openChannel(db.name));
  const stepDown = await standForLead(ports.locks, db.name, (wasFree) =>
    spawn(() => loaded.promise.then(() => begin(wasFree))),
  );
  /** The database was taken away while it was read: another tab must be able to lead. */
  const giveUp = (error: unknown): never => {
    stepDown();
    tabs.close();
    db.close();
    throw error;
  };
  const held = (await loadHeld(db).catch(giveUp)) ?? giveUp(new Error("the database holds nobody's copy"));

  const onPages = async (conversationIds: readonly Id[]): Promise<void> => {
    await copy.takePages(conversationIds);
    tabs.post({ type: "pages", conversationIds });
  };
  const storage = createStorage({
    db,
    held,
    wasRebuilt,
    isOnScreen: (id) => copy.threads.get(id) !== undefined,
    onFreed: (ids) => onPages(ids),
    onFull: () => tabs.post({ type: "full" }),
    onChange: () => copy.events.emit("storage", undefined),
  });
  const { withRoom } = storage;
  const copy = createCopy({
    db,
    held,
    api,
    network,
    clock,
    idle: ports.idle,
    spawn,
    onPages,
    onNotFound: (conversationId) =>
      lead ? lead.recheck(conversationId) : tabs.post({ type: "recheck", conversationId }),
    onOutboxWritten: () => tabs.post({ type: "outbox" }),
    withRoom,
    pads: {
      tab,
      newId,
      clientId,
      serverNow: () => serverNow(),
      tell(news) {
        lead?.pads.hear(news);
        tabs.post({ type: "pad", news });
      },
      wish(wish) {
        if (lead) lead.pads.wish(wish);
        else tabs.post({ type: "pad_wish", wish });
      },
    },
  });
  await copy.load().catch(giveUp);
  const following = createFollowing(db, copy);

  const serverNow = (): number => clock.now() + clockOffset;

  const status = createStatus({
    onChange: () => copy.events.emit("status", undefined),
    onBack() {
      copy.threads.retry();
      copy.retryFiles();
    },
  });

  /** This tab leads from now on. */
  const begin = async (wasFree: boolean): Promise<void> => {
    const isThere = wasFree || (await following.end());
    if (isThere) LEADING.with(({ startLead }) => !isClosed && lead === null && start(startLead));
  };

  const start = (startLead: typeof StartLead): void => {
    lead = startLead({
      ports,
      api,
      db,
      copy,
      spawn,
      post: tabs.post,
      tab,
      serverNow,
      outdated: outdated(held.conversations.values(), serverNow()),
      contactedAt: contact.at,
      onHeard: contact.heard,
      onPages,
      withRoom,
      onBroken,
      clientId,
      onStatus(connection, presence) {
        status.set(connection, presence);
        tabs.post({ type: "status", connection, presence, contactedAt: contact.at() });
      },
      isOurs(me) {
        clockOffset = me.now - clock.now();
        const isOurs = me.user.id === held.me.user.id;
        if (!isOurs) onOtherUser(me);
        return isOurs;
      },
    });
    looking.repeat();
    copy.pads.show();
    tabs.post({ type: "lead", tab });
  };

  const looking = createLooking(clock, (look) =>
    lead ? lead.look(tab, look) : tabs.post({ type: "look", tab, look }),
  );
  tabs.listen((message) => hear(message, { lead, copy, following, contact, status, storage, looking, spawn }));
  const wake = (): void => (lead ? lead.wake() : tabs.post({ type: "wake" }));
  const cancelWake = network.onWake(wake);
  const cancelLeave = network.onLeave(() => looking.set(NOWHERE));
  loaded.resolve();
  READING.with(({ checkCopy }) => spawn(() => checkCopy(held)));
  tabs.post({ type: "hello" });

  return {
    on: copy.events.on,
    me: () => held.me,
    org: () => held.org,
    connection: status.connection,
    presence: status.presence,
    contactedAt: contact.at,
    /** How far the server's clock is ahead of this device's, as far as it is known; in milliseconds. */
    clockOffset: () => clockOffset,
    view: copy.view,
    threads: copy.threads,
    pads: copy.pads,
    /** Throws before the code for files has been loaded. */
    get media() {
      return copy.files();
    },
    storage: storage.state,
    dismissStorage: storage.dismiss,
    outbox: copy.outbox,
    /** Throws before the code has been loaded that decides on commands. */
    get commands() {
      return (commands ??= DECIDING.now().createCommander({ api, ...copy, newId, serverNow }));
    },
    lookUp: lateCalls(async () => (await DECIDING.load()).createLookUp(api, copy)),
    accessPreview: api.accessPreview,
    channels: api.channels,
    metrics: api.metrics,
    templates: api.templates,
    /** Tells others where this person looks now. */
    look: looking.set,
    heard: contact.heard,
    close(): void {
      isClosed = true;
      stop();
      cancelWake();
      cancelLeave();
      looking.stop();
      copy.pads.close();
      copy.closeFiles();
      lead?.stop();
      stepDown();
      tabs.close();
      db.close();
    },
  };
};
