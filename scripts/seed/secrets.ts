import { sealCredentials, secretTag } from "../../worker/channels/credentials.ts";
import { hashPassword } from "../../worker/services/password.ts";
import { AGENT_NAMES, CHANNEL_IDS, mapKeys, type Secrets } from "./company.ts";

const PASSWORD = "prosa-demo";
const CREDENTIALS = {
  appSecret: "prosa-demo-secret",
  verifyToken: "prosa-demo-verify",
  accessToken: "prosa-demo-token",
  clientToken: "prosa-demo-client-token",
};

/** The demo company's password and channel secrets as the database keeps them. `key` is base64 of 32 bytes. */
export const demoSecrets = async (key: string): Promise<Secrets> => {
  const hashes = await Promise.all(AGENT_NAMES.map(() => hashPassword(PASSWORD)));
  const sealed = await Promise.all(CHANNEL_IDS.map(() => sealCredentials(CREDENTIALS, key)));
  return {
    passwordHashes: mapKeys(AGENT_NAMES, (it) => hashes[AGENT_NAMES.indexOf(it)] ?? ""),
    credentials: mapKeys(CHANNEL_IDS, (it) => sealed[CHANNEL_IDS.indexOf(it)] ?? ""),
    secretTag: await secretTag(CREDENTIALS.appSecret, key),
  };
};
