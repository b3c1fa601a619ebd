import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { newId } from "#shared/ids.ts";
import type { App } from "../context.ts";
import { Refused } from "../refused.ts";

const KIB = 1024;
export const API_BODY_LIMIT = 512 * KIB;
export const WEBHOOK_BODY_LIMIT = 4 * KIB * KIB;
/** A pad's state and its texts, each of which JSON may make longer. */
export const PAD_BODY_LIMIT = 2 * KIB * KIB;

export const requestId = createMiddleware<App>(async (c, next) => {
  c.set("requestId", newId());
  await next();
  c.res.headers.set("x-request-id", c.get("requestId"));
});

export const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new Refused("too_large");
    },
  });

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Writes must come from our own pages: a browser says where from in `Origin`, or else in `Sec-Fetch-Site`. */
export const sameOriginWrites = createMiddleware<App>(async (c, next) => {
  if (!READS.has(c.req.method)) {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const isOurs = origin ? origin === new URL(c.req.url).origin : !site || site === "same-origin" || site === "none";
    if (!isOurs) throw new Refused("wrong_origin");
  }
  await next();
});

/** On every answer, pages included. Rooms on another host are named as the one foreign place to connect to. */
export const securityHeaders = createMiddleware<App>(async (c, next) => {
  await next();
  const rooms = c.env.PARTYKIT_URL ? ` ${c.env.PARTYKIT_URL.replace(/^http/, "ws")}` : "";
  const { headers } = c.res;
  // A file has a stricter one of its own.
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", policy(rooms));
  headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  headers.set("referrer-policy", "same-origin");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(self), geolocation=(), payment=(), usb=()");
});

const policy = (rooms: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${rooms}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
