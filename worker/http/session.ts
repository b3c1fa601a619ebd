import type { Context } from "hono";
import { getSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { App } from "../context.ts";
import { type Auth, authFor, SESSION, SESSION_COOKIE } from "../services/auth.ts";
import { type Account, accountOf, accountOfSession } from "../store/people.ts";
import { Refused } from "../refused.ts";

/** Requires a session. Role and memberships are read on every request, so that a removed user is out at once. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  const account = (await youngAccountOf(c)) ?? (await anyAccountOf(c));
  if (!account) throw new Refused("unauthenticated");
  c.set("account", account);
  c.set("companyId", account.viewer.companyId);
  await next();
});

/** Who asks, by one look at the database, where the session need not be renewed yet: nearly always. */
const youngAccountOf = async (c: Context<App>): Promise<Account | null> => {
  const isSecure = new URL(c.req.url).protocol === "https:";
  const token = await getSignedCookie(c, c.env.SESSION_SECRET, SESSION_COOKIE, isSecure ? "secure" : undefined);
  const isYoungUntil = Date.now() + (SESSION.lastsS - SESSION.renewedAfterS) * 1_000;
  return token ? accountOfSession(c.env.DB, token, isYoungUntil) : null;
};

/** Who asks, as better-auth says. */
const anyAccountOf = async (c: Context<App>): Promise<Account | null> => {
  const auth = authFor({ d1: c.env.DB, secret: c.env.SESSION_SECRET, origin: new URL(c.req.url).origin });
  const session = await sessionOf(auth, c.req.raw.headers);
  return session && accountOf(c.env.DB, session.user.id);
};

/** better-auth answers a database that cannot be read with an error of its own, which says no more than that. */
const sessionOf = async (auth: Auth, headers: Headers) => {
  try {
    return await auth.api.getSession({ headers });
  } catch {
    throw new Refused("unavailable");
  }
};
