import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { DeadLetters } from "#shared/protocol/api.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { ById } from "../http/params.ts";
import { valid } from "../http/valid.ts";
import { listDeadLetters, replayDeadLetter } from "../services/dead-letters.ts";

export const deadLetters = new Hono<App>()
  .get(
    "/",
    describeRoute({ summary: "What providers sent and was not understood", responses: answers({ 200: DeadLetters }) }),
    async (c) => c.json<DeadLetters>(await listDeadLetters(toolsFor(c), c.get("account").viewer)),
  )
  .post(
    "/:id/replay",
    describeRoute({
      summary: "Take a dead letter again",
      responses: answers({ 200: v.object({ ok: v.literal(true) }) }),
    }),
    valid("param", ById),
    async (c) => {
      await replayDeadLetter(toolsFor(c), c.get("account").viewer, c.req.valid("param").id);
      return c.json({ ok: true as const });
    },
  );
