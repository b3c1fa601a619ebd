import { Hono } from "hono";
import { describeRoute } from "hono-openapi";
import * as v from "valibot";
import { GaugeAnswer } from "#shared/protocol/api.ts";
import { ByChannel, ChannelConnection, ChannelEvents, ChannelList, ChannelTest } from "#shared/protocol/channels.ts";
import { type App, toolsFor } from "../context.ts";
import { answers } from "../http/describe.ts";
import { valid } from "../http/valid.ts";
import { listChannels } from "../services/channels/list-channels.ts";
import { listEvents } from "../services/channels/list-events.ts";
import { readGauge } from "../services/read-gauge.ts";
import { readConnection } from "../services/channels/read-connection.ts";
import { testChannel } from "../services/channels/test-channel.ts";

const Days = v.strictObject({
  days: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(366)), "7"),
});

export const channels = new Hono<App>()
  .get(
    "/",
    describeRoute({ summary: "Channels and how they fare", responses: answers({ 200: ChannelList }) }),
    async (c) => c.json<ChannelList>(await listChannels(toolsFor(c), c.get("account").viewer)),
  )
  .get(
    "/gauge",
    describeRoute({
      summary: "What became of everything that webhooks brought, by channel and day",
      responses: answers({ 200: GaugeAnswer }),
    }),
    valid("query", Days),
    async (c) => c.json<GaugeAnswer>(await readGauge(toolsFor(c), c.get("account").viewer, c.req.valid("query").days)),
  )
  .post(
    "/:id/test",
    describeRoute({ summary: "Whether a channel's settings work", responses: answers({ 200: ChannelTest }) }),
    valid("param", ByChannel),
    async (c) => c.json<ChannelTest>(await testChannel(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  )
  .get(
    "/:id/connection",
    describeRoute({ summary: "Whether its phone is connected", responses: answers({ 200: ChannelConnection }) }),
    valid("param", ByChannel),
    async (c) =>
      c.json<ChannelConnection>(await readConnection(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  )
  .get(
    "/:id/events",
    describeRoute({ summary: "What the provider told of it", responses: answers({ 200: ChannelEvents }) }),
    valid("param", ByChannel),
    async (c) => c.json<ChannelEvents>(await listEvents(toolsFor(c), c.get("account").viewer, c.req.valid("param").id)),
  );
