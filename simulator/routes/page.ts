import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";

const ROOT = fileURLToPath(new URL("../page/", import.meta.url));
const SELF = ["'self'"];
const NOBODY = ["'none'"];

/** The phone on which anyone plays the customer. Nothing inline runs, and nothing comes from elsewhere. */
export function pageRoutes(): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: NOBODY,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: SELF,
        mediaSrc: SELF,
        connectSrc: SELF,
        baseUri: NOBODY,
        formAction: NOBODY,
        frameAncestors: NOBODY,
      },
      referrerPolicy: "no-referrer",
      strictTransportSecurity: false,
    }),
  );
  app.get("*", serveStatic({ root: ROOT, onFound: (_path, c) => c.header("cache-control", "no-cache") }));
  return app;
}
