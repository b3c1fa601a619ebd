import type { Credentials } from "./port.ts";

/** What is shorter is no secret, and would blacken ordinary words. */
const MIN_SECRET = 6;

/** A provider's words without our secrets: some quote back the token that they refuse, or the address with it. */
export const withoutSecrets = (text: string, credentials: Credentials): string =>
  Object.values(credentials)
    .filter((it) => it.length >= MIN_SECRET)
    .reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
