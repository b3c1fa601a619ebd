import type { ErrorCode } from "#shared/errors.ts";
import type { Id } from "#shared/ids.ts";
import type { Me } from "#shared/protocol/api.ts";
import { createApi } from "./api.ts";
import { openReplicaDb, type ReplicaDb } from "./db.ts";
import { bury, doom } from "./grave.ts";
import { knock } from "./knock.ts";
import { isLeaseOver, watchLease } from "./lease.ts";
import { admit, readContact } from "./load.ts";
import type { Ports } from "./ports.ts";
import { openReplica, type Replica } from "./replica.ts";

export type SyncState = { state: "loading" | "signed_out" | "locked" } | { state: "open"; replica: Replica };

export type Sync = ReturnType<typeof startSync>;

/** Who uses this device, and their replica: opened before any network, locked when too old, wiped at the end. */
export const startSync = (ports: Ports) => {
  const { clock, device, network, random } = ports;
  const listeners = new Set<() => void>();
  let state: SyncState = { state: "loading" };
  /** Whose replica is open or being opened. */
  let owner: Id | null = null;
  /** Raised by whatever overtakes what is under way. */
  let turn = 0;
  let cancelWait = (): void => {};

  const api = createApi({
    fetch: network.fetch,
    onContact: () => state.state === "open" && state.replica.heard(),
    onUnauthenticated: () => owner && void forget(),
  });

  const set = (next: SyncState): void => {
    const was = state;
    state = next;
    for (const listener of listeners) listener();
    if (was.state === "open" && next !== was) was.replica.close();
  };

  /** Leaves what is shown and overtakes what is under way. */
  const leave = (next: "loading" | "signed_out"): void => {
    turn += 1;
    owner = null;
    cancelWait();
    set({ state: next });
  };

  /** From the copy on this device if there is one and its lease runs; else from what the server says. */
  const boot = async (): Promise<void> => {
    leave("loading");
    const mine = turn;
    const { userId, owesSignOut } = device.read();
    if (owesSignOut) return tellSignOut();
    if (userId) {
      const db = await openDb(userId);
      const contactedAt = await readContact(db);
      if (mine !== turn) return db.close();
      if (contactedAt !== null && !isLeaseOver(contactedAt, clock.now())) return open(userId, db, contactedAt);
      db.close();
      if (contactedAt !== null) set({ state: "locked" });
    }
    askWhoWeAre();
  };

  const askWhoWeAre = (): void => {
    cancelWait = knock({
      clock,
      network,
      random,
      api,
      onKnown: (me) => void enter(me),
      onUnknown: () => void forget(),
      onSilence: () => state.state === "loading" && set({ state: "signed_out" }),
    });
  };

  /** The server knows us: what it says is taken in before anything is shown. */
  const enter = async (me: Me): Promise<void> => {
    leave("loading");
    const mine = turn;
    if (device.read().userId !== me.user.id) doom(device, false);
    device.write({ ...device.read(), userId: me.user.id, owesSignOut: false });
    await bury(device);
    const db = await openDb(me.user.id);
    await admit(db, me, clock.now());
    if (mine !== turn) return db.close();
    await open(me.user.id, db, clock.now());
  };

  const open = async (userId: Id, db: ReplicaDb, contactedAt: number): Promise<void> => {
    const mine = turn;
    owner = userId;
    const replica = await openReplica({ ports, api, db, contactedAt, onOtherUser: (me) => void enter(me) });
    if (mine !== turn) return replica.close();
    set({ state: "open", replica });
    cancelWait = watchLease(clock, replica.contactedAt, () => void boot());
  };

  const openDb = (userId: Id): Promise<ReplicaDb> => openReplicaDb(userId, () => userId === owner && void boot());

  /** The server knows us no longer: the copy goes. */
  const forget = async (): Promise<void> => {
    leave("signed_out");
    doom(device, false);
    await bury(device);
  };

  const tellSignOut = async (): Promise<void> => {
    set({ state: "signed_out" });
    const answer = await api.signOut();
    if (answer.ok || answer.code === "unauthenticated") device.write({ ...device.read(), owesSignOut: false });
  };

  const cancelDevice = device.onChange(() => device.read().userId !== owner && void boot());
  void bury(device);
  void boot();

  return {
    state: () => state,
    onState(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Null when signed in, or why not. */
    async signIn(email: string, password: string): Promise<ErrorCode | null> {
      const answer = await api.signIn(email, password);
      const me = answer.ok ? await api.me() : answer;
      if (!me.ok) return me.code === "offline" ? "unavailable" : me.code;
      await enter(me.value);
      return null;
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
