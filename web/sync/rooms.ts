import type { ClientFrame } from "#shared/protocol/frames.ts";
import type { PadUpdate } from "#shared/protocol/pad-frames.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { RoomStatus } from "./connection.ts";
import { applyPresence, NOBODY, type PresenceFrame, withoutScope } from "./presence.ts";
import { openRoom, type Room, type RoomParts } from "./room.ts";
import { type Look, NOWHERE } from "./tab-message.ts";

export type RoomsParts = Omit<RoomParts, "onStatus" | "onPresence" | "onRefused"> & {
  /** A room's status, who is there, or whether we are outdated changed. */
  onChange: () => void;
  /** A room has welcomed us: what waits for the server should be tried. */
  onOpen: () => void;
  /** A room has welcomed us, or is lost. */
  onRoom: (scope: Scope) => void;
  /** A room will not have us: what is held of its scope must go. Whether it is ours again, the server knows. */
  onGone: (scope: Scope) => void;
};

export type Rooms = ReturnType<typeof createRooms>;

/** How long a room that will not have us is left alone, in milliseconds. */
const REST_MS = 5_000;

/** A room for each scope of the user's. */
export const createRooms = ({ onChange, onOpen, onRoom, onGone, ...parts }: RoomsParts) => {
  const rooms = new Map<Scope, Room>();
  const resting = new Map<Scope, () => void>();
  let presence = NOBODY;
  let look = NOWHERE;
  let isOutdated = false;

  /** Opens the rooms of our scopes and leaves those of others. */
  const reconcile = (): void => {
    const { scopes } = parts.held.me;
    for (const scope of rooms.keys()) if (!scopes.includes(scope)) leave(scope);
    for (const scope of scopes) if (!rooms.has(scope) && !resting.has(scope)) rooms.set(scope, open(scope));
    onChange();
  };

  const open = (scope: Scope): Room => openRoom(scope, { ...parts, onStatus, onPresence, onRefused });

  const leave = (scope: Scope): void => {
    rooms.get(scope)?.close();
    rooms.delete(scope);
    presence = withoutScope(presence, scope);
    onRoom(scope);
  };

  const onStatus = (scope: Scope, status: RoomStatus): void => {
    if (status === "open") {
      if (lookScope() === scope) sendLook();
      onOpen();
    } else presence = withoutScope(presence, scope);
    onRoom(scope);
    onChange();
  };

  const onPresence = (scope: Scope, frame: PresenceFrame): void => {
    presence = applyPresence(presence, scope, frame);
    onChange();
  };

  const onRefused = (scope: Scope, reason: "gone" | "upgrade"): void => {
    leave(scope);
    if (reason === "upgrade") isOutdated = true;
    resting.set(scope, reason === "upgrade" ? () => {} : parts.clock.after(REST_MS, () => wakeUp(scope)));
    if (reason === "gone") onGone(scope);
    onChange();
  };

  const wakeUp = (scope: Scope): void => {
    resting.delete(scope);
    reconcile();
  };

  const lookScope = (): Scope | null => {
    const team = look.conversationId && parts.held.conversations.get(look.conversationId)?.team;
    return team ? teamScope(team.id) : null;
  };

  const sendLook = (): void => {
    const scope = lookScope();
    if (scope) rooms.get(scope)?.send({ type: "presence", ...look });
  };

  return {
    reconcile,
    statuses: (): RoomStatus[] => parts.held.me.scopes.map((it) => rooms.get(it)?.status() ?? "down"),
    presence: () => presence,
    isOutdated: () => isOutdated,
    isOpen: (scope: Scope): boolean => rooms.get(scope)?.status() === "open",
    send: (scope: Scope, frame: ClientFrame | PadUpdate): void => rooms.get(scope)?.send(frame),
    wake: (wasCut: boolean): void => rooms.forEach((it) => it.wake(wasCut)),

    look(next: Look): void {
      const was = lookScope();
      look = next;
      if (was && was !== lookScope()) rooms.get(was)?.send({ type: "presence", ...NOWHERE });
      sendLook();
    },

    close(): void {
      for (const cancel of resting.values()) cancel();
      for (const scope of rooms.keys()) leave(scope);
    },
  };
};
