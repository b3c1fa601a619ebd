import type { ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ErrorCode } from "#shared/errors.ts";
import type { App } from "../context.ts";
import { logTrouble } from "../logs/log.ts";
import { Refused } from "../refused.ts";
import { ERROR_STATUS } from "./status.ts";

/** Every error as `{ error: { code, field?, requestId } }`. One of ours is told by its code, any other by its request id. */
export const onError: ErrorHandler<App> = (error, c) => {
  const { code, field } = error instanceof Refused ? error : { code: codeOf(error), field: undefined };
  const requestId = c.get("requestId") ?? "";
  if (code === "internal" || code === "unavailable") {
    logTrouble({ event: "error", requestId, companyId: c.get("companyId") ?? null }, error);
  }
  return c.json({ error: { code, ...(field ? { field } : {}), requestId } }, ERROR_STATUS[code]);
};

const codeOf = (error: Error): ErrorCode => {
  // Hono's own validator throws this for a body that is no JSON.
  if (error instanceof HTTPException && error.status === 400) return "invalid_json";
  // The database cannot be reached or is overloaded: the provider, or the client's outbox, tries again.
  return /D1_(EXEC_)?ERROR/.test(error.message) ? "unavailable" : "internal";
};
