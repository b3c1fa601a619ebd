import type { Id } from "#shared/ids.ts";
import type { Conversation } from "#shared/model/conversation.ts";
import type { Access } from "#shared/model/team.ts";
import type { FeedSnapshot } from "#shared/protocol/feed.ts";
import type { Scope } from "#shared/protocol/scope.ts";

/** A member, and the row of the log since which they are as they are. */
export type Member = { isSupervisor: boolean; since: number };

/** Who belongs to a room, and with which access: all that sight depends on besides the conversation. Never mutated. */
export type Roster = {
  scope: Scope;
  access: Access | null;
  /** The row of the log since which the access is what it is. */
  accessSince: number;
  members: ReadonlyMap<Id, Member>;
};

/** A room's copy of its scope as of `seq`. A new epoch begins whenever the copy is not the old one brought forward. */
export type RoomState = {
  epoch: string;
  seq: number;
  /** Of the row at `seq`; 0 before the first. */
  mark: number;
  roster: Roster;
  conversations: Map<Id, Conversation>;
};

export const stateFrom = (
  scope: Scope,
  { seq, mark, access, members, conversations }: FeedSnapshot,
  epoch: string,
): RoomState => ({
  epoch,
  seq,
  mark,
  roster: {
    scope,
    access,
    accessSince: seq,
    members: new Map(Object.entries(members).map(([id, { isSupervisor }]) => [id, { isSupervisor, since: seq }])),
  },
  conversations: new Map(conversations.map((it) => [it.id, it])),
});
