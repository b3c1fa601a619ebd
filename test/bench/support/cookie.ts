import { createHmac } from "node:crypto";
import { SECRETS } from "./secrets.ts";

/** The cookie of a session, as better-auth signs it: the token and its HMAC-SHA256 in base64, URI-encoded. */
export const cookieOf = (token: string): string => {
  const signature = createHmac("sha256", SECRETS.SESSION_SECRET).update(token).digest("base64");
  return `prosa.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
};
