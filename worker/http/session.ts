import type { Context } from "hono";
import { getSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { App } from "../context.ts";
import { type Auth, authFor, SESSION, SESSION_COOKIE, shardOfSession } from "../services/auth.ts";
import { all, type Row, type SQL } from "../store/db.ts";
import {
  type Account,
  accountOf,
  accountOfSession,
  type Asking,
  seenInSession,
  type Session,
} from "../store/people.ts";
import { type Shard, shardHinted, shardsOf } from "../store/shards/shards.ts";
import { Refused } from "../refused.ts";

/** Requires a session. Role and memberships are read on every request, so that a removed user is out at once. */
export const signedIn = createMiddleware<App>(async (c, next) => {
  const shard = shardOfCookie(c);
  const session = await youngSessionOf(c);
  admit(c, shard, (session && (await accountOfSession(shard.d1, session))) ?? (await anyAccountOf(c, shard)));
  await next();
});

/** For routes that ask for the session with what they read: what is wrong about a request is told only to who has one. */
export const signedInFirst = createMiddleware<App>(async (c, next) => {
  await next();
  if (c.error instanceof Refused && c.error.code === "invalid_args" && !c.get("account"))
    await signedIn(c, async () => {});
});

/** Requires a session as `signedIn` does, and reads what there is to see in the same look at the database. */
export const seenSignedIn = async (c: Context<App>, seen: (asking: Asking) => SQL): Promise<Row[]> => {
  const shard = shardOfCookie(c);
  const session = await youngSessionOf(c);
  const found = session && (await seenInSession(shard.d1, session, seen));
  const { viewer } = admit(c, shard, found?.account ?? (await anyAccountOf(c, shard)));
  return found?.rows ?? all(shard.d1, seen(viewer));
};

/** @throws {Refused} when it is nobody */
const admit = (c: Context<App>, shard: Shard, account: Account | null): Account => {
  if (!account) throw new Refused("unauthenticated");
  c.set("account", account);
  c.set("companyId", account.viewer.companyId);
  c.set("shard", shard);
  return account;
};

/** The session that the request's cookie names, if it is one that need not be renewed yet: nearly always. */
const youngSessionOf = async (c: Context<App>): Promise<Session | null> => {
  const isSecure = new URL(c.req.url).protocol === "https:";
  const token = await getSignedCookie(c, c.env.SESSION_SECRET, SESSION_COOKIE, isSecure ? "secure" : undefined);
  return token ? { token, endsAfter: Date.now() + (SESSION.lastsS - SESSION.renewedAfterS) * 1_000 } : null;
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
