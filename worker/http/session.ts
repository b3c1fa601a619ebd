import type { Context } from "hono";
import { getSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { App } from "../context.ts";
import { type Auth, authFor, SESSION, SESSION_COOKIE, shardOfSession } from "../services/auth.ts";
import { type Account, accountOf, accountOfSession } from "../store/people.ts";
import { type Shard, shardHinted, shardsOf } from "../store/shards/shards.ts";
import { Refused } from "../refused.ts";

/** Requires a session. Role and memberships are read on every request, so that a removed user is out at once. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  const shard = shardOfCookie(c);
  const account = (await youngAccountOf(c, shard)) ?? (await anyAccountOf(c, shard));
  if (!account) throw new Refused("unauthenticated");
  c.set("account", account);
  c.set("companyId", account.viewer.companyId);
  c.set("shard", shard);
  await next();
});

/** Who asks, by one look at the database, where the session need not be renewed yet: nearly always. */
const youngAccountOf = async (c: Context<App>, { d1 }: Shard): Promise<Account | null> => {
  const isSecure = new URL(c.req.url).protocol === "https:";
  const token = await getSignedCookie(c, c.env.SESSION_SECRET, SESSION_COOKIE, isSecure ? "secure" : undefined);
  const isYoungUntil = Date.now() + (SESSION.lastsS - SESSION.renewedAfterS) * 1_000;
  return token ? accountOfSession(d1, token, isYoungUntil) : null;
};

/** Who asks, as better-auth says. */
const anyAccountOf = async (c: Context<App>, shard: Shard): Promise<Account | null> => {
  const session = await sessionOf(authOn(c, shard), c.req.raw.headers);
  return session && accountOf(shard.d1, session.user.id);
};

/** Where the session would be that the request's cookie names. */
export const shardOfCookie = (c: Context<App>): Shard =>
  shardHinted(shardsOf(c.env), shardOfSession(c.req.raw.headers));

export const authOn = (c: Context<App>, shard: Shard): Auth =>
  authFor({ shard, secret: c.env.SESSION_SECRET, origin: new URL(c.req.url).origin });

/** better-auth answers a database that cannot be read with an error of its own, which says no more than that. */
const sessionOf = async (auth: Auth, headers: Headers) => {
  try {
    return await auth.api.getSession({ headers });
  } catch {
    throw new Refused("unavailable");
  }
};
