import type { Id } from "#shared/ids.ts";
import { type Scope, teamScope } from "#shared/protocol/scope.ts";
import type { Held } from "./held.ts";

export type ResetPlan = {
  /** Of the feed's team and not listed: no longer visible. */
  dropped: Id[];
  /** Listed, and missing here or older. */
  wanted: Id[];
  /** Held but older than listed: messages may have been missed. */
  stale: Id[];
};

/** What a feed's full visible list of `(id, version)` asks of what is held. */
export const planReset = (
  held: Pick<Held, "conversations">,
  scope: Scope,
  versions: readonly (readonly [Id, number])[],
): ResetPlan => {
  const listed = new Set(versions.map(([id]) => id));
  const versionOf = (id: Id) => held.conversations.get(id)?.version ?? 0;
  const wanted = versions.filter(([id, version]) => versionOf(id) < version).map(([id]) => id);
  return {
    dropped: [...held.conversations.values()]
      .filter((it) => teamScope(it.team.id) === scope && !listed.has(it.id))
      .map((it) => it.id),
    wanted,
    stale: wanted.filter((id) => held.conversations.has(id)),
  };
};
