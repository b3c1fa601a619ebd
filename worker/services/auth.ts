import { betterAuth } from "better-auth";
import { getSessionCookie } from "better-auth/cookies";
import { newId } from "#shared/ids.ts";
import type { Shard } from "../store/shards/shards.ts";
import { hashPassword, verifyPassword } from "./password.ts";

const DAY_S = 24 * 3_600;
const PREFIX = "prosa";

/** How long a session lasts, and how old it must be to be made to last as long again, in seconds. */
export const SESSION = { lastsS: 30 * DAY_S, renewedAfterS: DAY_S };

/** The cookie that carries a session's token: value and HMAC-SHA256, as Hono signs cookies too. */
export const SESSION_COOKIE = `${PREFIX}.session_token`;

/**
 * better-auth over our own tables: e-mail and password, sessions in D1, HttpOnly SameSite cookies. Users and their sessions
 * are in their company's database. Users are made by commands, never by signing up; failures are limited by `sign-in.ts`.
 */
export const authFor = (config: { shard: Shard; secret: string; origin: string }) =>
  betterAuth({
    database: config.shard.d1,
    secret: config.secret,
    baseURL: config.origin,
    telemetry: { enabled: false },
    logger: { level: "error" },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ password, hash }) => verifyPassword(password, hash) },
    },
    session: {
      modelName: "sessions",
      expiresIn: SESSION.lastsS,
      updateAge: SESSION.renewedAfterS,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    user: {
      modelName: "users",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "accounts",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    databaseHooks: {
      session: { create: { before: async ({ token }) => ({ data: { token: `${config.shard.name}~${token}` } }) } },
    },
    verification: {
      modelName: "verifications",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    advanced: {
      cookiePrefix: PREFIX,
      useSecureCookies: config.origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: newId },
    },
  });

export type Auth = ReturnType<typeof authFor>;

/**
 * The name of the database in which a request's session would be, as its token begins with; empty when it names none. Nothing
 * is believed of it: a token is good only where it is kept.
 */
export const shardOfSession = (headers: Headers): string =>
  /^(\w+)~/.exec(getSessionCookie(headers, { cookiePrefix: PREFIX }) ?? "")?.[1] ?? "";
