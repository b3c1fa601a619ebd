import type { Conversation } from "#shared/model/conversation.ts";
import type { Me } from "#shared/protocol/api.ts";
import type { Position } from "#shared/protocol/frames.ts";
import { teamScope } from "#shared/protocol/scope.ts";
import type { Databases } from "../world/databases.ts";
import { type History, sees } from "./history.ts";
import type { Log } from "./log.ts";
import type { Violated } from "./violation.ts";

/** Stores whose values belong to one conversation each. */
const OF_CONVERSATIONS = ["threads", "messages", "pads", "padUpdates"];

/**
 * Judges a device's databases between two writes. Where a feed's cursor stands, the database must hold all that was
 * visible there (or newer, or what was lost later), and nothing that has been out of sight ever since.
 */
export const createReplicaOracle = (history: History, log: Log, violated: Violated) => {
  /** Where a cursor that is gone was last: nothing may be held that was lost before. */
  const floors = new Map<string, number>();

  const seesAt = (commit: number, userId: string, id: string): boolean =>
    sees(history.at(commit), history.at(commit), { userId }, id);

  const isSeenBetween = (from: number, userId: string, id: string): boolean => {
    for (let at = history.now(); at >= from; at -= 1) if (seesAt(at, userId, id)) return true;
    return false;
  };

  return (device: string, databases: Databases, name: string): void => {
    const me = databases.read<Me>(name, "me").get(0);
    if (!me) return;
    const userId = me.user.id;
    const positions = databases.read<Position>(name, "positions");
    const held = databases.read<Conversation>(name, "conversations");
    const where = `${device}: `;

    for (const scope of positions.keys())
      if (!me.scopes.includes(scope as string)) violated("a cursor goes with its scope", `${where}${String(scope)}`);

    for (const store of OF_CONVERSATIONS)
      for (const it of databases.read<{ conversationId: string }>(name, store).values())
        if (!held.has(it.conversationId))
          violated("what belongs to a conversation goes with it", `${where}${store} of ${it.conversationId}`);

    for (const it of held.values()) {
      const scope = teamScope(it.team.id);
      if (!me.scopes.includes(scope)) violated("conversations go with their scope", `${where}${it.id} of ${scope}`);
      const position = positions.get(scope);
      const key = `${device} ${name} ${scope}`;
      const floor = position ? Math.min(...log.momentsAt(scope, position.seq)) : (floors.get(key) ?? 0);
      if (position) floors.set(key, floor);
      if (!isSeenBetween(floor, userId, it.id))
        violated("a replica holds nothing that was lost before its cursor", `${where}${it.id} of ${scope}`);
    }

    for (const [scope, position] of positions) {
      const moments = log.momentsAt(scope as string, position.seq);
      const [commit] = moments;
      if (commit === undefined)
        violated("a cursor names a row of the log", `${where}${String(scope)} at ${position.seq}`);
      if (commit === undefined || moments.length > 1) continue;
      for (const [id, { teamId, version }] of history.at(commit).conversations) {
        if (teamScope(teamId) !== scope || !seesAt(commit, userId, id)) continue;
        if ((held.get(id)?.version ?? 0) >= version) continue;
        if (!wasTakenAfter(commit, userId, id, teamId))
          violated(
            "a replica holds all that its cursor has passed",
            `${where}${id} at ${held.get(id)?.version ?? "none"} instead of ${version}, cursor ${position.seq} of ${String(scope)}`,
          );
      }
    }
  };

  /** Somebody has lost sight of it since, or another team's feed has had it, which may be ahead of this one. */
  function wasTakenAfter(commit: number, userId: string, id: string, teamId: string): boolean {
    for (let at = history.now(); at > commit; at -= 1) {
      if (!seesAt(at, userId, id) || history.at(at).conversations.get(id)?.teamId !== teamId) return true;
    }
    return false;
  }
};

export type ReplicaOracle = ReturnType<typeof createReplicaOracle>;
