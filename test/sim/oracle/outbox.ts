import type { Databases } from "../world/databases.ts";
import type { D1 } from "../world/d1.ts";

type Item = { id: string };
type Given = { database: string; userId: string };

export type OutboxOracle = ReturnType<typeof createOutboxOracle>;

/** Remembers which commands a device has written down: each must come to an answer, or be given back. */
export const createOutboxOracle = (d1: D1) => {
  const given = new Map<string, Map<string, Given>>();
  /** Answered by a database that is no more. */
  let bygone: ReadonlySet<string> = new Set();

  return {
    note(device: string, databases: Databases, database: string): void {
      const items = given.get(device) ?? new Map<string, Given>();
      given.set(device, items);
      const userId = database.replace("prosa-", "");
      for (const { id } of databases.read<Item>(database, "outbox").values())
        if (!bygone.has(id)) items.set(id, { database, userId });
    },

    /** The device has thrown its copy away, and with it what waited. */
    forget: (device: string): void => void given.delete(device),

    /** After a restore what was answered before is not asked for. */
    rewind(answered: Iterable<string>): void {
      given.clear();
      bygone = new Set([...bygone, ...answered]);
    },

    problem(device: string, databases: Databases): string | null {
      for (const [id, { database, userId }] of given.get(device) ?? []) {
        const isAnswered = d1.look("select id from commands where user_id = ? and id = ?", userId, id).length > 0;
        const isGivenBack = databases.read<Item>(database, "refusals").has(id);
        if (!isAnswered && !isGivenBack) return `${device} gave the command ${id}, and nothing came of it`;
      }
      return null;
    },
  };
};
