import type { Me } from "#shared/protocol/api.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import type { Api } from "./api.ts";
import { backoffMs } from "./backoff.ts";
import { connectionState, type ConnectionStatus } from "./connection.ts";
import { leaveScope } from "./me.ts";
import type { Ports } from "./ports.ts";
import type { PresenceSnapshot } from "./presence.ts";
import { createRooms, type RoomsParts } from "./rooms.ts";
import type { Spawn } from "./spawn.ts";

export type LinkParts = Omit<RoomsParts, "onChange" | "onOpen" | "onGone" | "api"> &
  Pick<Ports, "random"> & {
    api: Pick<Api, "me"> & RoomsParts["api"];
    /** Takes in who the server says we are, which was asked when `known` was all that we knew. */
    onMe: (me: Me, known: Me) => Promise<Introduction>;
    onStatus: (connection: ConnectionStatus, presence: PresenceSnapshot) => void;
    /** The server can be reached: what waits should be tried. */
    onReachable: () => void;
    spawn: Spawn;
  };

/** Whose copy this is: `outdated` when a feed has said something of us since the server was asked, which may be newer. */
export type Introduction = "ours" | "other" | "outdated";

export type Link = ReturnType<typeof startLink>;

/** The leader's line to the server: first who we are, then the rooms. */
export const startLink = ({ random, onMe, onStatus, onReachable, spawn, ...parts }: LinkParts) => {
  const { clock, network, api } = parts;
  let failures = 0;
  let isKnown = false;
  let isStopped = false;
  let wasCut = false;
  let introducing: Promise<void> | null = null;
  let cancelRetry = (): void => {};

  const report = (): void => {
    if (isStopped) return;
    const statuses = isKnown ? rooms.statuses() : [failures > 0 ? ("down" as const) : ("connecting" as const)];
    const state = connectionState(network.isOnline(), statuses);
    onStatus({ state, isOutdated: rooms.isOutdated() }, rooms.presence());
  };

  const introduce = (): Promise<void> => {
    introducing ??= askWhoWeAre().finally(() => (introducing = null));
    return introducing;
  };

  const askWhoWeAre = async (): Promise<void> => {
    cancelRetry();
    const known = parts.held.me;
    const answer = await api.me();
    // Signed out: the session ends with this copy, and with this link.
    if (isStopped || (!answer.ok && answer.code === "unauthenticated")) return;
    if (!answer.ok) return failed();
    failures = 0;
    const introduction = await onMe(answer.value, known);
    if (introduction === "other" || isStopped) return;
    if (introduction === "outdated") return askWhoWeAre();
    isKnown = true;
    rooms.reconcile();
    onReachable();
  };

  const failed = (): void => {
    failures += 1;
    cancelRetry = clock.after(backoffMs(failures, random), () => spawn(introduce));
    report();
  };

  const onGone = (scope: Scope): void => {
    spawn(() => parts.commit(() => leaveScope(parts.held, scope)));
    spawn(introduce);
  };

  const rooms = createRooms({ ...parts, random, onChange: report, onOpen: onReachable, onGone });
  const cancelOffline = network.onOffline(() => {
    wasCut = true;
    report();
  });
  report();
  spawn(introduce);

  return {
    report,
    look: rooms.look,
    isOpen: rooms.isOpen,
    send: rooms.send,
    /** Our scopes may have changed; whoever has none left may have been removed. */
    reconcile(): void {
      if (!isKnown) return;
      rooms.reconcile();
      if (parts.held.me.scopes.length === 0) spawn(introduce);
    },

    wake(): void {
      if (!isKnown) return spawn(introduce);
      rooms.wake(wasCut);
      wasCut = false;
      onReachable();
    },

    stop(): void {
      isStopped = true;
      cancelRetry();
      cancelOffline();
      rooms.close();
    },
  };
};
