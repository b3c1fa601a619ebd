import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { retryAfter } from "../provider/under-faults.ts";
import type { World } from "../world.ts";
import { MetaError, type Product } from "./errors.ts";

/** Any version of the Graph API. */
export const VERSION = "/:version{v[0-9]+\\.[0-9]+}";

export type GraphApp = Hono<{ Bindings: HttpBindings }>;

/** Routes that answer errors as the Graph API does. */
export function graphApp(world: World, product: Product = "whatsapp"): GraphApp {
  const app: GraphApp = new Hono();
  app.onError((error, c) => {
    const metaError = error instanceof MetaError ? error : new MetaError(131000, { details: error.message });
    const { status } = metaError;
    return c.json(metaError.toAnswer(product), status as ContentfulStatusCode, retryAfter(world, status));
  });
  return app;
}
