import { Refused } from "../refused.ts";
import { countFailure, failuresOf, forgetFailures } from "../store/sign-in-failures.ts";
import type { Auth } from "./auth.ts";

const WINDOW_MS = 15 * 60_000;
/** Guessing one account's password ends here. */
const MAX_PER_ACCOUNT = 10;
/** Far above what an office behind one address mistypes, far below what a dictionary needs. */
const MAX_PER_ADDRESS = 300;

/**
 * Signs in and answers better-auth's response, whose cookies are the session. Only failures count, per account and per
 * address. Throws `wrong_credentials` or `rate_limited`.
 */
export const signIn = async (
  { auth, d1, now }: { auth: Auth; d1: D1Database; now: number },
  { email, password, address, headers }: { email: string; password: string; address: string; headers: Headers },
): Promise<Response> => {
  const account = `account:${email}`;
  const place = `address:${address}`;
  const failures = await failuresOf(d1, [account, place], now);
  if ((failures.get(account) ?? 0) >= MAX_PER_ACCOUNT || (failures.get(place) ?? 0) >= MAX_PER_ADDRESS) {
    throw new Refused("rate_limited");
  }
  const response = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (response.ok) {
    if (failures.has(account)) await forgetFailures(d1, account);
    return response;
  }
  if (response.status >= 500) throw new Refused("unavailable");
  await countFailure(d1, [account, place], { now, windowEndsAt: now + WINDOW_MS });
  throw new Refused("wrong_credentials");
};
