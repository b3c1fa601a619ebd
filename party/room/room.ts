import type { Id } from "#shared/ids.ts";
import type { LogRow } from "#shared/protocol/fact.ts";
import type { SavedPad } from "#shared/protocol/pad-home.ts";
import { Alarm } from "./alarm.ts";
import { detached, type Core } from "./core.ts";
import { Follower } from "./follower.ts";
import { sharedHistory } from "./history.ts";
import { leave, refuse } from "./leave.ts";
import { LIMITS } from "./limits.ts";
import { onlineAnnouncer } from "./online.ts";
import { Pads } from "./pads/pads.ts";
import { sealPad } from "./pads/seal.ts";
import { wakePads } from "./pads/wake.ts";
import type { Connection, RoomPorts } from "./ports.ts";
import { receive } from "./receive.ts";
import { loadState } from "./saved.ts";
import { Sessions } from "./sessions.ts";
import { settle } from "./settle.ts";
import { Tail } from "./tail.ts";
import { tend } from "./tend.ts";

/**
 * A room for one scope, as its host drives it. The host makes one whenever the room's memory begins; all else is in its
 * storage and in its connections' attachments. None of the handlers rejects but `onSeal`.
 */
export type Room = {
  onConnect: (connection: Connection) => Promise<void>;
  onMessage: (connection: Connection, data: unknown) => Promise<void>;
  onClose: (connection: Connection) => Promise<void>;
  onAlarm: () => Promise<void>;
  /** Rows that the Worker has committed, in order. Resolves when they are applied and sent. */
  onPoke: (rows: readonly LogRow[]) => Promise<void>;
  /**
   * Another room is to have a conversation's pad. Resolves with all that this one has of it, which it no longer writes in;
   * with null when it has nothing. Rejects when its copy cannot be had.
   */
  onSeal: (conversationId: Id) => Promise<SavedPad | null>;
};

export const createRoom = (ports: RoomPorts): Room => {
  const sessions = new Sessions(ports.clock);
  const core: Core = {
    ports,
    state: null,
    sessions,
    tail: new Tail(),
    pads: new Pads(),
    alarm: new Alarm(ports.clock),
    history: sharedHistory(ports),
    announceOnline: onlineAnnouncer({ ports, sessions }),
  };
  const follower = new Follower(core);
  const awake = retryable(() => wake(core));

  return {
    async onConnect(connection) {
      sessions.open(connection);
      await core.alarm.by(ports.clock.now() + LIMITS.helloMs).catch(ports.report);
    },

    async onMessage(connection, data) {
      try {
        await awake();
        const session = sessions.of(connection);
        if (session) await receive(core, follower, session, data);
      } catch (error) {
        ports.report(error);
        const session = sessions.of(connection);
        if (session) refuse(core, session, "unavailable");
      }
    },

    async onClose(connection) {
      await awake().catch(ports.report);
      const session = sessions.of(connection);
      if (session) leave(core, session);
    },

    async onAlarm() {
      core.alarm.rang();
      await awake()
        .then(() => tend(core, follower))
        .catch(async (error: unknown) => {
          ports.report(error);
          await core.alarm.by(ports.clock.now() + LIMITS.retryMs);
        })
        .catch(ports.report);
    },

    async onPoke(rows) {
      await awake()
        .then(() => follower.take(rows))
        .catch(async (error: unknown) => {
          ports.report(error);
          await core.alarm.by(ports.clock.now() + LIMITS.retryMs);
        })
        .catch(ports.report);
    },

    async onSeal(conversationId) {
      await awake();
      return sealPad(core, conversationId);
    },
  };
};

/** Rebuilds what memory holds. Who was told less than was saved, or lost sight meanwhile, hears of it now. */
const wake = async (core: Core): Promise<void> => {
  const { ports, sessions, tail } = core;
  core.state = await loadState(ports.storage, ports.scope);
  tail.restart(core.state?.seq ?? 0);
  sessions.rebuild(ports.connections);
  await wakePads(core);
  for (const { session } of sessions.entered()) detached(core, settle(core, session));
};

/** Runs something once, unless it fails: then the next caller tries again. */
const retryable = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | null = null;
  return () =>
    (running ??= run().catch((error: unknown) => {
      running = null;
      throw error;
    }));
};
