import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { Me } from "#shared/protocol/api.ts";
import { MAKING } from "./code.ts";
import { deleteReplicaDb, openExistingDb, openReplicaDb, type ReplicaDb } from "./db.ts";
import { isNewerDbError, isQuotaError } from "./db-errors.ts";
import { readFirstRows } from "./first-rows.ts";
import { bury, doom } from "./grave.ts";
import { knock } from "./knock.ts";
import { createLateApi } from "./late-api.ts";
import { isLeaseOver, watchLease } from "./lease.ts";
import { readContact } from "./load.ts";
import type { Ports } from "./ports.ts";
import { openReplica } from "./replica.ts";
import { reshape } from "./shape.ts";
import { createSyncState } from "./sync-state.ts";

export type Sync = ReturnType<typeof startSync>;

/** How long a copy must last that was made anew: a browser that keeps breaking it keeps none, in milliseconds. */
const LASTS_MS = 60_000;

/**
 * Who uses this device, and their replica: opened before any network, locked when too old, made anew when broken, wiped at
 * the end. `onOutdated` is called when a newer build has changed the database: this page must be loaded anew.
 */
export const startSync = (ports: Ports, onOutdated: () => void = () => {}) => {
  const { clock, device, network } = ports;
  const shown = createSyncState();
  /** Whose replica is open or being opened. */
  let owner: Id | null = null;
  /** Raised by whatever overtakes what is under way. */
  let turn = 0;
  let cancelWait = (): void => {};
  let rebuiltAt = -Infinity;
  /** The copy that is opened next is not the one that was there. */
  let isRebuilt = false;

  const api = createLateApi({
    fetch: network.fetch,
    onContact: () => shown.replica()?.heard(),
    // An answer to an earlier session says nothing of the present one.
    asking() {
      const mine = turn;
      return () => void (owner && mine === turn && forget());
    },
  });

  /** Leaves what is shown and overtakes what is under way. */
  const leave = (next: "loading" | "locked" | "signed_out"): void => {
    turn += 1;
    owner = null;
    cancelWait();
    shown.set({ state: next });
  };

  /** What was overtaken may fail as it likes. */
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    const working = work();
    const mine = turn;
    try {
      await working;
    } catch (error) {
      if (mine === turn) await recover(error);
    }
  };

  /** Makes a broken copy anew. Where the browser gives no database, or none that lasts, nobody can be let in. */
  const recover = async (error: unknown): Promise<void> => {
    const { userId } = device.read();
    if (isNewerDbError(error)) {
      leave("loading");
      return onOutdated();
    }
    console.error(error);
    if (!userId || isQuotaError(error) || clock.now() - rebuiltAt < LASTS_MS) return leave("signed_out");
    rebuiltAt = clock.now();
    leave("locked");
    const mine = turn;
    const isMade = await MAKING.load()
      .then(({ rebuild }) => rebuild(userId))
      .then(
        () => true,
        () => false,
      );
    // Signed out meanwhile: what was carried over must go as well.
    if (device.read().userId !== userId) return deleteReplicaDb(userId);
    if (mine !== turn) return;
    if (!isMade) return leave("signed_out");
    isRebuilt = true;
    askWhoWeAre();
  };

  /** From the copy on this device if there is one and its lease runs; else from what the server says. */
  const boot = (): Promise<void> => attempt(openCopy);

  const openCopy = async (): Promise<void> => {
    leave("loading");
    const mine = turn;
    const { userId, owesSignOut } = device.read();
    if (owesSignOut) return tellSignOut();
    const db = userId ? await openExistingDb(userId, () => onTaken(userId)) : null;
    if (db) await reshape(db);
    const contactedAt = db ? await readContact(db) : null;
    if (mine !== turn) return db?.close();
    if (userId && db && contactedAt !== null) {
      if (!isLeaseOver(contactedAt, clock.now())) return open(userId, db, contactedAt);
      shown.set({ state: "locked" });
    } else if (userId && device.read().hasCopy) {
      isRebuilt = true;
      shown.set({ state: "locked" });
    }
    db?.close();
    askWhoWeAre();
  };

  const askWhoWeAre = (): void => {
    cancelWait = knock({
      ...ports,
      api,
      onKnown: (me) => void enter(me),
      onUnknown: () => void forget(),
      onSilence: () => shown.now().state === "loading" && shown.set({ state: "signed_out" }),
    });
  };

  /** The server knows us: what it says is taken in before anything is shown. */
  const enter = (me: Me): Promise<void> => attempt(() => openFor(me));

  const openFor = async (me: Me): Promise<void> => {
    leave("loading");
    const mine = turn;
    if (device.read().userId !== me.user.id) doom(device, false);
    device.write({ ...device.read(), userId: me.user.id, owesSignOut: false });
    await bury(device);
    const db = await openReplicaDb(me.user.id, () => onTaken(me.user.id));
    await reshape(db);
    await (await MAKING.load()).admit(db, me, clock.now());
    if (mine !== turn) return db.close();
    if (!device.read().hasCopy) device.write({ ...device.read(), hasCopy: true });
    await open(me.user.id, db, clock.now());
  };

  const open = async (userId: Id, db: ReplicaDb, contactedAt: number): Promise<void> => {
    const mine = turn;
    owner = userId;
    const first = await readFirstRows(db);
    if (mine !== turn) return db.close();
    if (first) shown.set({ state: "opening", first });
    const replica = await openReplica({
      ports,
      api,
      db,
      contactedAt,
      wasRebuilt: isRebuilt,
      onBroken: (error) => mine === turn && void recover(error),
      onOtherUser: (me) => void enter(me),
    });
    if (mine !== turn) return replica.close();
    isRebuilt = false;
    shown.set({ state: "open", replica });
    cancelWait = watchLease(clock, replica.contactedAt, () => void boot());
  };

  const onTaken = (userId: Id): void => void (userId === owner && boot());

  /** The server knows us no longer: the copy goes. */
  const forget = async (): Promise<void> => {
    leave("signed_out");
    doom(device, false);
    await bury(device);
  };

  const tellSignOut = async (): Promise<void> => {
    shown.set({ state: "signed_out" });
    const answer = await api.signOut();
    if (answer.ok || answer.code === "unauthenticated") device.write({ ...device.read(), owesSignOut: false });
  };

  const cancelDevice = device.onChange(() => device.read().userId !== owner && void boot());
  void bury(device);
  void boot();

  return {
    state: shown.now,
    onState: shown.onChange,

    /** Null when signed in, or why not. */
    async signIn(email: string, password: string): Promise<ErrorCode | null> {
      const answer = await api.signIn(email, password);
      const me = answer.ok ? await api.me() : answer;
      if (!me.ok) return me.code === "offline" ? "unavailable" : me.code;
      await enter(me.value);
      return shown.now().state === "signed_out" ? "unavailable" : null;
    },

    /** Wipes this device's copy, whether or not the server can be told now. */
    async signOut(): Promise<void> {
      leave("signed_out");
      doom(device, true);
      await Promise.all([bury(device), tellSignOut()]);
    },

    /** Leaves everything as it is, as closing the tab does. */
    close(): void {
      cancelDevice();
      leave("loading");
    },
  };
};
