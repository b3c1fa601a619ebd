import type { OpenReplica } from "./follow.ts";
import { OFFLINE } from "./paged.ts";
import type { ChannelStore } from "./prosa.ts";

/** What administrators ask about channels. It is asked anew each time and never kept. */
export const createChannelStore = (replica: OpenReplica): ChannelStore => ({
  list: async () => (await replica()?.channels.list()) ?? OFFLINE,
  test: async (id) => (await replica()?.channels.test(id)) ?? OFFLINE,
  connection: async (id) => (await replica()?.channels.connection(id)) ?? OFFLINE,
  events: async (id) => (await replica()?.channels.events(id)) ?? OFFLINE,
  deadLetters: async () => (await replica()?.channels.deadLetters()) ?? OFFLINE,
  gauge: async (days) => (await replica()?.channels.gauge(days)) ?? OFFLINE,
  syncTemplates: async (id) => (await replica()?.channels.syncTemplates(id)) ?? OFFLINE,
  replay: async (id) => (await replica()?.channels.replay(id)) ?? OFFLINE,
});
