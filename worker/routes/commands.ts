import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { CommandBatch, CommandResults, type CommandResult } from "#shared/commands/index.ts";
import { OUTBOX_AGE_HEADER, OutboxAge } from "#shared/protocol/outbox-age.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { ERROR_STATUS } from "../http/status.ts";
import { valid } from "../http/valid.ts";
import { type Answer, runCommands } from "../services/run-commands.ts";

export const commands = new Hono<App>().post(
  "/",
  describeRoute({ summary: "Run commands in order, each at most once", responses: answers({ 200: CommandResults }) }),
  valid("json", CommandBatch),
  async (c) => {
    const tools = toolsFor(c);
    const { viewer } = c.get("account");
    const batch = c.req.valid("json");
    const age = v.safeParse(OutboxAge, c.req.header(OUTBOX_AGE_HEADER));
    if (age.success) tools.metrics.took("outbox_age", viewer.companyId, age.output, batch.length);
    const results = await runCommands(tools, viewer, batch);
    return c.json({ results: results.map(toResult) });
  },
);

/** Each refusal says the status that it would have alone; a conflict comes with what is now. */
const toResult = (answer: Answer): CommandResult => {
  if (answer.ok) return answer;
  const { id, code, field, current } = answer;
  const status = ERROR_STATUS[code];
  const error = { code, ...(field ? { field } : {}) };
  return { id, ok: false, status, error, ...(current && status === 409 ? { current } : {}) };
};
