import * as v from "valibot";
import { CommandResults } from "#shared/commands/envelope.ts";
import type { CommandRequest } from "#shared/commands/index.ts";
import type { Id } from "#shared/ids.ts";
import type { ChannelId } from "#shared/model/channel.ts";
import type { ContactFilter } from "#shared/model/contact.ts";
import type { Access } from "#shared/model/team.ts";
import type { Tab } from "#shared/policy/sight.ts";
import {
  AccessPreview,
  ContactAnswer,
  ContactPage,
  ConversationAnswer,
  ConversationPage,
  Me,
  MediaLinks,
  MessagePage,
  NotesAnswer,
  OrgAnswer,
  RecentMessages,
  TemplatesAnswer,
  TicketAnswer,
} from "#shared/protocol/api.ts";
import { OUTBOX_AGE_HEADER } from "#shared/protocol/outbox-age.ts";
import type { Scope } from "#shared/protocol/scope.ts";
import { createHttp, type HttpPorts } from "./http.ts";
import { SETTING } from "./later-code.ts";
import type { SettingsApi } from "./settings-api.ts";

export type Api = ReturnType<typeof createApi>;

/** The API's endpoints, typed. */
export const createApi = (ports: HttpPorts) => {
  const request = createHttp(ports);
  const get = <T>(schema: v.GenericSchema<unknown, T>, path: string, query: Query = {}) =>
    request(schema, { path: path + search(query) });
  const post = <T>(schema: v.GenericSchema<unknown, T>, path: string, body: unknown) =>
    request(schema, { method: "POST", path, body });
  const settings = async (): Promise<SettingsApi> => (await SETTING.load()).createSettingsApi(get, post);
  return {
    signIn: (email: string, password: string) => post(v.unknown(), "/api/auth/sign-in/email", { email, password }),
    signOut: () => post(v.unknown(), "/api/auth/sign-out", {}),
    me: () => get(Me, "/api/me"),
    org: () => get(OrgAnswer, "/api/org"),
    ticket: (scope: Scope) => post(TicketAnswer, "/api/rooms/ticket", { scope }),
    /** `waitedMs`: how long the oldest of them has waited in the outbox, if they were there. */
    commands: (commands: readonly CommandRequest[], waitedMs?: number) =>
      request(CommandResults, {
        method: "POST",
        path: "/api/commands",
        body: commands,
        headers: waitedMs === undefined ? {} : { [OUTBOX_AGE_HEADER]: String(Math.max(0, Math.round(waitedMs))) },
      }),
    conversation: (id: Id) => get(ConversationAnswer, `/api/conversations/${id}`),
    conversations: (tab: Tab, q: string, cursor: string | null) =>
      get(ConversationPage, "/api/conversations", { tab, q, cursor }),
    messages: (id: Id, before: string | null) => get(MessagePage, `/api/conversations/${id}/messages`, { before }),
    mediaLinks: (ids: readonly Id[]) => post(MediaLinks, "/api/media/links", { ids }),
    notes: (id: Id) => get(NotesAnswer, `/api/conversations/${id}/notes`),
    recentMessages: (ids: readonly Id[]) => post(RecentMessages, "/api/conversations/messages", { ids }),
    contacts: (state: ContactFilter, q: string, cursor: string | null) =>
      get(ContactPage, "/api/contacts", { state, q, cursor }),
    metrics: async () => (await settings()).metrics(),
    templates: (channelId: string) => get(TemplatesAnswer, `/api/channels/${channelId}/templates`),
    contact: (id: Id) => get(ContactAnswer, `/api/contacts/${id}`),
    accessPreview: (teamId: Id, access: Access) =>
      get(AccessPreview, `/api/teams/${teamId}/access-preview`, { access }),
    channels: {
      list: async () => (await settings()).channels.list(),
      test: async (id: ChannelId) => (await settings()).channels.test(id),
      connection: async (id: ChannelId) => (await settings()).channels.connection(id),
      events: async (id: ChannelId) => (await settings()).channels.events(id),
      deadLetters: async () => (await settings()).channels.deadLetters(),
      gauge: async (days: number) => (await settings()).channels.gauge(days),
      syncTemplates: async (id: ChannelId) => (await settings()).channels.syncTemplates(id),
      replay: async (id: Id) => (await settings()).channels.replay(id),
    },
  };
};

type Query = Record<string, string | null>;

const search = (query: Query): string => {
  const given = Object.entries(query).filter((it): it is [string, string] => Boolean(it[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
};
