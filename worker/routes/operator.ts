import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { Id, newId } from "#shared/ids.ts";
import { Email, Password, UserName } from "#shared/model/user.ts";
import { type App, shardsFor } from "../context.ts";
import { API_BODY_LIMIT, limitBody } from "../http/security.ts";
import { valid } from "../http/valid.ts";
import { Refused } from "../refused.ts";
import { isSameSecret } from "../same-secret.ts";
import { foundCompany } from "../services/found-company.ts";

const Company = v.strictObject({
  id: Id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  admin: v.strictObject({ name: UserName, email: Email, password: Password }),
});

/** For whoever runs this installation: they have a secret of their own. Without one, nobody is let in. */
const operatorOnly = createMiddleware<App>(async (c, next) => {
  const secret = c.env.OPERATOR_SECRET;
  if (!secret || !isSameSecret(c.req.header("authorization") ?? "", `Bearer ${secret}`)) {
    throw new Refused("unauthenticated");
  }
  await next();
});

export const operator = new Hono<App>()
  .use(operatorOnly, limitBody(API_BODY_LIMIT))
  .post("/companies", valid("json", Company), async (c) => {
    const shard = await foundCompany({ shards: shardsFor(c), now: Date.now(), newId }, c.req.valid("json"));
    return c.json({ shard }, 201);
  });
