import { createMiddleware } from "hono/factory";
import type { App } from "../context.ts";
import { type Auth, authFor } from "../services/auth.ts";
import { accountOf } from "../store/people.ts";
import { Refused } from "../refused.ts";

/** Requires a session. Role and memberships are read on every request, so that a removed user is out at once. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  const auth = authFor({ d1: c.env.DB, secret: c.env.SESSION_SECRET, origin: new URL(c.req.url).origin });
  const session = await sessionOf(auth, c.req.raw.headers);
  const account = session && (await accountOf(c.env.DB, session.user.id));
  if (!account) throw new Refused("unauthenticated");
  c.set("account", account);
  c.set("companyId", account.viewer.companyId);
  await next();
});

/** better-auth answers a database that cannot be read with an error of its own, which says no more than that. */
const sessionOf = async (auth: Auth, headers: Headers) => {
  try {
    return await auth.api.getSession({ headers });
  } catch {
    throw new Refused("unavailable");
  }
};
