import type { Me } from "#shared/protocol/api.ts";
import type { ReplicaDb } from "./db.ts";
import type { Held } from "./held.ts";
import { loadHeld } from "./load.ts";
import { applyMe } from "./me.ts";
import { writePatch } from "./write-patch.ts";

/** Takes in what the server says of oneself before anything is shown, so that a copy of what was lost never is. */
export const admit = async (db: ReplicaDb, me: Me, now: number): Promise<void> => {
  const held = (await loadHeld(db)) ?? NOTHING_OF(me);
  await writePatch(db, { ...applyMe(held, me), me }, now);
};

const NOTHING_OF = (me: Me): Held => ({
  me,
  org: null,
  conversations: new Map(),
  threads: new Map(),
  positions: new Map(),
});
