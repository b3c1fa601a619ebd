import { Hono, type Context } from "hono";
import * as v from "valibot";

export type SimErrorCode = "invalid" | "not_found" | "nothing_to_react_to" | "queue_full" | "other_site";

/** What a route below `/sim` refuses. */
export class SimError extends Error {
  readonly code: SimErrorCode;
  readonly status: 403 | 404 | 409 | 422 | 503;
  readonly field: string | undefined;

  constructor(code: SimErrorCode, status: SimError["status"], field?: string) {
    super(code);
    this.code = code;
    this.status = status;
    this.field = field;
  }
}

/**
 * The request's JSON object, with `defaults` for what it leaves out, read by `schema`.
 * @throws {SimError} 422 naming the first field that is wrong.
 */
export async function parseJson<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
  defaults: object = {},
): Promise<v.InferOutput<Schema>> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== "object" || body === null) throw new SimError("invalid", 422, "body");
  const result = v.safeParse(schema, { ...defaults, ...body });
  if (result.success) return result.output;
  throw new SimError("invalid", 422, v.getDotPath(result.issues[0]) ?? "body");
}

/** Routes below `/sim`, which no page of another site may call. */
export function simApp(): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof SimError) return c.json({ error: { code: error.code, field: error.field } }, error.status);
    console.error(error);
    return c.json({ error: { code: "internal" } }, 500);
  });
  app.use(refuseOtherSites);
  return app;
}

/** A page of another site could otherwise write here from the browser of whoever has the simulator running. */
async function refuseOtherSites(c: Context, next: () => Promise<void>): Promise<void> {
  const site = c.req.header("sec-fetch-site") ?? "none";
  if (site !== "same-origin" && site !== "none") throw new SimError("other_site", 403);
  await next();
}
