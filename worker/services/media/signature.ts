import { createHmac } from "node:crypto";
import { isSameSecret } from "../../same-secret.ts";

/** Who may use an address of a file: one user of ours, or whichever provider was given it. */
export type Holder = { userId: string } | "provider";

/** What an address is good for. `expires` is in epoch milliseconds. */
export type Grant = { mediaId: string; holder: Holder; expires: number };

/** So that nothing else which is signed with the same secret can pass for an address of a file. */
const CONTEXT = "prosa media address, version 1";

export const sign = (secret: string, { mediaId, holder, expires }: Grant): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify([CONTEXT, mediaId, holder, expires]))
    .digest("base64url");

/** Whether the address was given to this holder by us and has not expired. */
export const isGranted = (secret: string, grant: Grant, signature: string, now: number): boolean =>
  isSameSecret(signature, sign(secret, grant)) && now < grant.expires;
