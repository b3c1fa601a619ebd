import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { TicketAnswer } from "#shared/protocol/api.ts";
import { Scope } from "#shared/protocol/scope.ts";
import { type App, roomsOf } from "../context.ts";
import { answers } from "../http/describe.ts";
import { valid } from "../http/valid.ts";
import { issueTicket } from "../services/issue-ticket.ts";

export const rooms = new Hono<App>().post(
  "/ticket",
  describeRoute({ summary: "A short-lived ticket for a room", responses: answers({ 200: TicketAnswer }) }),
  valid("json", v.strictObject({ scope: Scope })),
  async (c) => {
    const { scope } = c.req.valid("json");
    const ticket = await issueTicket(c.get("account").viewer, scope, c.env.ROOM_SECRET);
    return c.json<TicketAnswer>({ ticket, url: roomsOf(c.env).address(scope, new URL(c.req.url).origin) });
  },
);
