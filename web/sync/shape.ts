import { PROTOCOL_VERSION } from "#shared/protocol/version.ts";
import { MAKING } from "./code.ts";
import { ONLY, type ReplicaDb } from "./db.ts";

/** Lets go of what was written under another version of the protocol: this build may not understand it. */
export const reshape = async (db: ReplicaDb): Promise<void> => {
  if ((await db.get("shape", ONLY)) !== PROTOCOL_VERSION) await (await MAKING.load()).dropCaches(db);
};
