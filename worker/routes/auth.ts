import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { Email } from "#shared/model/user.ts";
import { type App, shardOf } from "../context.ts";
import { answers } from "../http/describe.ts";
import { authOn, shardOfCookie } from "../http/session.ts";
import { valid } from "../http/valid.ts";
import { signIn } from "../services/sign-in.ts";
import type { Context } from "hono";

const Credentials = v.strictObject({ email: Email, password: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)) });

export const auth = new Hono<App>()
  .post(
    "/sign-in/email",
    describeRoute({ summary: "Sign in", responses: answers({ 200: v.object({ ok: v.literal(true) }) }) }),
    valid("json", Credentials),
    async (c) => {
      const { email, password } = c.req.valid("json");
      const response = await signIn(
        // Failures are counted in one place, wherever who is meant may live.
        { auth: authOn(c, await shardOf(c.env, `email:${email}`)), d1: c.env.DB, now: Date.now() },
        { email, password, address: c.req.header("cf-connecting-ip") ?? "unknown", headers: c.req.raw.headers },
      );
      return withCookiesOf(response, c);
    },
  )
  .post(
    "/sign-out",
    describeRoute({ summary: "Sign out", responses: answers({ 200: v.object({ ok: v.literal(true) }) }) }),
    async (c) => {
      const auth = authOn(c, shardOfCookie(c));
      return withCookiesOf(await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }), c);
    },
  );

/** The session travels in HttpOnly cookies alone: better-auth's body, which repeats its token, stays here. */
const withCookiesOf = (response: Response, c: Context<App>) => {
  for (const cookie of response.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
  return c.json({ ok: true as const });
};
