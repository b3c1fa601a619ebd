import * as v from "valibot";
import type { Id } from "#shared/ids.ts";
import type { ChannelId } from "#shared/model/channel.ts";
import { DeadLetters, GaugeAnswer, TemplatesAnswer } from "#shared/protocol/api.ts";
import { ChannelConnection, ChannelEvents, ChannelList, ChannelTest } from "#shared/protocol/channels.ts";
import { MetricsAnswer } from "#shared/protocol/health.ts";
import type { Answer } from "./http.ts";

export type Get = <T>(
  schema: v.GenericSchema<unknown, T>,
  path: string,
  query?: Record<string, string | null>,
) => Promise<Answer<T>>;
export type Post = <T>(schema: v.GenericSchema<unknown, T>, path: string, body: unknown) => Promise<Answer<T>>;

export type SettingsApi = ReturnType<typeof createSettingsApi>;

/** The endpoints that only settings and health ask. */
export const createSettingsApi = (get: Get, post: Post) => ({
  metrics: () => get(MetricsAnswer, "/api/metrics"),
  channels: {
    list: () => get(ChannelList, "/api/channels"),
    test: (id: ChannelId) => post(ChannelTest, `/api/channels/${id}/test`, {}),
    connection: (id: ChannelId) => get(ChannelConnection, `/api/channels/${id}/connection`),
    events: (id: ChannelId) => get(ChannelEvents, `/api/channels/${id}/events`),
    deadLetters: () => get(DeadLetters, "/api/dead-letters"),
    gauge: (days: number) => get(GaugeAnswer, "/api/channels/gauge", { days: String(days) }),
    syncTemplates: (id: ChannelId) => post(TemplatesAnswer, `/api/channels/${id}/templates/sync`, {}),
    replay: (id: Id) => post(v.unknown(), `/api/dead-letters/${id}/replay`, {}),
  },
});
