import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import { CommandBatch, CommandResults, type CommandResult } from "#shared/commands/index.ts";
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
    const results = await runCommands(toolsFor(c), c.get("account").viewer, c.req.valid("json"));
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
