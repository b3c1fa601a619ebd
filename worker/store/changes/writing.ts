import type { Change } from "#shared/commands/change.ts";
import type { NewId } from "#shared/ids.ts";
import type { ChannelKind } from "#shared/model/channel.ts";

/**
 * In whose name and when a change is written. `blockingKinds` are the kinds of channel whose providers can be told of a
 * block; `passwordHash` accompanies a new user, `sealed` a channel's new secrets. `directory` is null where the company's own
 * database keeps it.
 */
export type Writing = {
  d1: D1Database;
  directory: D1Database | null;
  companyId: string;
  actorId: string;
  now: number;
  newId: NewId;
  blockingKinds: readonly ChannelKind[];
  passwordHash?: string;
  sealed?: SealedSecrets;
};

/** A channel's secrets as they are stored; `was` is what they replace, null of a new channel. */
export type SealedSecrets = { credentials: string; secretTag: string; was: string | null };

export type ChangeOf<Type extends Change["type"]> = Extract<Change, { type: Type }>;
